import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { givenCompany } from '../../support/given.ts';
import { aMinute, givenRestored } from '../../support/given-restored.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople } from '../../support/people.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';

let company: PayoutStack;
let state: string;
beforeAll(async () => {
  company = await startPayoutStack();
  state = mkdtempSync(join(tmpdir(), 'payouts-restored-'));
  writeEnvFile(state, company.stack.env);
  await givenCompany(company);
  await givenPeople(company);
});
afterAll(async () => {
  await company.discard();
  rmSync(state, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv('PAYOUT_STATE', state);
});

const restored = (...argv: string[]) => runInProcess('restored', '--local', ...argv);

describe('payouts restored', () => {
  it('is told why', async () => {
    expect(await restored()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--reason is missing: expected why, in 1 to 500 characters'),
    });
  });

  it('says that nothing is lost, where nothing was ever kept, and where all of it is there', async () => {
    const nothing = await restored('--reason=is it whole?');
    expect(nothing).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is lost') });
    await givenBatch(company, [{ amount: '0.50' }]);
    await aMinute(company);
    const whole = await restored('--reason=is it whole?');
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringMatching(/holds all of the \d+ events/) });
    expect(await company.sql('SELECT id FROM mlm_payout_offers')).toEqual([]);
  });

  it('offers what becomes of it, and says what it waits for', async () => {
    const { known, lost } = await givenRestored(company);
    const { code, stdout } = await restored('--reason=restored after the disk failed');
    expect(code).toBe(0);
    expect(stdout).toContain('Offered; runs and payments do not go on before it counts, and is carried out.');
    expect(stdout).toMatch(new RegExp(`2 batches are gone, ₹607.00, .*\\(batch-${lost.batchId}, ₹600.00\\)`));
    expect(stdout).toMatch(new RegExp(`1 batch is there, ₹30.00, .*\\(batch-${known.batchId}, ₹30.00\\)`));
    expect(stdout).toMatch(/Offer \d+ waits until 1 admin confirms it on the page/);
    const { stdout: listed } = await runInProcess('approvers', 'list', '--local');
    expect(listed).toContain('lacks 8 events that were recorded since');
  });
});
