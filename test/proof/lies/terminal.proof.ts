import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';
import { expectSound } from '../expect-sound.ts';
import { tried } from '../tried.ts';
import { lyingText } from './lie.ts';
import { startLiedTo } from './start-lied-to.ts';
import { watch } from './watch.ts';

const { seed, lies } = inject('proof');

let company: PayoutStack;
let state: string;
beforeAll(async () => {
  company = await startLiedTo();
  state = mkdtempSync(join(tmpdir(), 'payouts-lies-'));
  writeEnvFile(state, company.stack.env);
  vi.stubEnv('PAYOUT_STATE', state);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(state, { recursive: true });
  await company.discard();
});

const LINES = [
  ['run', '--dry-run', '--date-from=2026-01-01', '--min-amount=1.00', '--max-items', '5', '--json'],
  [
    'run',
    '--batch-reference=LIE-2',
    '--required-approvals=1',
    '--interval-hours',
    '1',
    '--lookback-days=7',
    '--dry-run',
  ],
  ['settings', 'set', 'min_amount', '5.00', '--reason=a lie'],
  ['settings', 'history', 'enabled', '--limit=3'],
  ['settings', 'get', 'enabled'],
  [
    'approvers',
    'add',
    '--user-id=3',
    '--issuer=http://127.0.0.1:1',
    '--subject=x',
    '--roles=viewer',
    '--reason=a lie',
  ],
  ['approvers', 'list', '--json'],
  ['audit', 'verify', '--stream=run'],
  ['doctor', '--invariants'],
  ['status', '--json'],
] as const;

/** A word of a command line replaced, added, or lied about behind its "=". */
const liedLine = fc
  .tuple(fc.constantFrom(...LINES), fc.nat(), lyingText, fc.constantFrom('replace', 'add', 'value'))
  .map(([line, at, text, how]) => {
    const words: string[] = [...line];
    // No argument of a process holds a NUL, or more than this.
    const word = text.replaceAll('\0', '').slice(0, 5_000);
    const place = at % words.length;
    if (how === 'value') words[place] = `${words[place]?.split('=')[0]}=${word}`;
    else words.splice(place, how === 'replace' ? 1 : 0, word);
    return words[0] === line[0] && !words.includes('--local') ? [...words, '--local'] : words;
  });

/** What moves the cursor, or writes elsewhere on the terminal. */
const CONTROL = /(?![\t\n])\p{Cc}/u;

it('a lie at the terminal ends with an exit code and a message, never with a stack or a control character', async () => {
  const property = fc.asyncProperty(liedLine, (line) =>
    watch(company, async () => {
      const { code, stdout, stderr } = await runInProcess(...line);
      const said = `${stdout}${stderr}`;
      expect([0, 1, 3], said.slice(0, 2_000)).toContain(code);
      expect(said).not.toMatch(/CliError|\n {4}at /);
      expect(said).not.toMatch(CONTROL);
      return code === 1 ? 'refused' : 'taken';
    }),
  );
  await fc.assert(property, { seed, numRuns: lies });
  tried('lies', lies);
  await expectSound(company, `seed ${seed}`);
});
