import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { machineWords } from '../../../../functions/console/page/ui/machine-words.ts';
import { root, sources } from '../../../support/repository-files.ts';

/** Written down as they are: `actor: 'worker'`. */
const NAMED = /\bactor: '([^']+)'/g;
const named = sources('functions', 'shared').flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(NAMED)].map(([, actor = '']) => actor),
);

describe('machineWords', () => {
  it('has words for every machine that the code names', () => {
    expect([...new Set(named)].toSorted()).toEqual(['expiry', 'outside', 'restore', 'time', 'worker']);
    for (const actor of [...named, 'deploy']) expect(machineWords(actor)).toMatch(/^(the|a|somebody) /);
  });

  it('calls a schedule that, whatever its name is', () => {
    expect(machineWords('schedule mlm-payouts-trial-run')).toBe('the schedule');
  });

  it.each(['user 8', 'unverified: worker', 'schedules', 'toString'])('has none for %s', (actor) => {
    expect(machineWords(actor)).toBeUndefined();
  });
});
