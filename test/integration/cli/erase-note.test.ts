import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { reject } from '../../support/sign-off.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';

let company: PayoutStack;
let state: string;
let stream: string;

beforeAll(async () => {
  company = await startPayoutStack();
  state = mkdtempSync(join(tmpdir(), 'payouts-erase-'));
  writeEnvFile(state, company.stack.env);
  await givenPeople(company);
  const batch = await givenBatch(company, [{ amount: '40.00' }]);
  await reject((await signedIn(company)).asha, batch);
  stream = `batch-${batch.batchId}`;
});
afterAll(async () => {
  await company.discard();
  rmSync(state, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv('PAYOUT_STATE', state);
});

const erase = (...argv: string[]) => runInProcess('audit', 'erase-note', '--local', ...argv);

describe('payouts audit erase-note', () => {
  it('is told why, and of which event', async () => {
    expect(await erase(`--stream=${stream}`, '--seq=2')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--reason is missing: expected why, in 1 to 500 characters'),
    });
    expect(await erase(`--stream=${stream}`, '--seq=two', '--reason=x')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--seq is "two": expected the number of an event'),
    });
    expect(await erase(`--stream=${stream}`, '--seq=1', '--reason=x')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`--seq is 1: no note lies beside event 1 of ${stream}`),
    });
  });

  it('erases it once, and says what it does not reach', async () => {
    const first = await erase(`--stream=${stream}`, '--seq=2', '--reason=case 19');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(
      /^Erased the note of event 2 of batch-\d+, [^\n]+\nNot reached: what was sent/,
    );
    const again = await erase(`--stream=${stream}`, '--seq=2', '--reason=case 19');
    expect(again.stdout).toMatch(
      /^The note of event 2 of batch-\d+ was erased on .* Nothing was written\.\n$/,
    );
  });
});
