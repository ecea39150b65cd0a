import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { medianAndSpread, ratios } from '../median.ts';
import { sideBySide } from '../side-by-side.ts';
import { tellFigure } from '../tell-figure.ts';

const ROUNDS = 15;

const PAYOUTS = join(import.meta.dirname, '../../../infra/cli/payouts');
const NOTHING_ASKED = 1;

/** Answers the exit code, whatever was printed. */
const endOf = (file: string, args: readonly string[]): Promise<number | null> =>
  new Promise((done) => {
    const child = execFile(file, args, () => done(child.exitCode));
  });

it('the terminal, asked for nothing, beside Node itself', async () => {
  expect(await endOf(PAYOUTS, [])).toBe(NOTHING_ASKED);
  const { terminal, node } = await sideBySide(ROUNDS, async () => {}, {
    terminal: () => endOf(PAYOUTS, []),
    node: () => endOf(process.execPath, ['-e', '0']),
  });
  const of = 'infra/cli/payouts';
  tellFigure({ act: 'start', of, measure: 'asked for nothing', unit: 'ms', ...medianAndSpread(terminal) });
  tellFigure({
    act: 'start',
    of,
    measure: '÷ node -e 0',
    unit: 'times',
    ...medianAndSpread(ratios(terminal, node)),
  });
});
