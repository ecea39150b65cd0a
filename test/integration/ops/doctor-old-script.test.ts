import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsAdmin } from '../../support/ask-doctor.ts';
import { oldPageDisburses, oldPageVotes, oldScriptMakesBatch } from '../../support/old-script.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

describe('doctor, while the old script is still in use', () => {
  beforeEach(() => givenPhaseFive(company));

  it('finds the same where ids of users are INT', async () => {
    const first = await examineAsAdmin(company);
    await givenPhaseFive(company, { userId: 'INT' });
    expect(await examineAsAdmin(company)).toEqual({
      ...first,
      finding: expect.any(Function),
      named: expect.any(Function),
    });
  });

  it('tells of the next batch of the old script at once, and of its payment', async () => {
    const { batchId } = await oldScriptMakesBatch(company, { reference: 'AUTO-OLD-12' });
    // Live now are the items of the newest batch: each earlier open one is beyond it.
    expect((await examineAsAdmin(company)).aboutToBePaidTwice).toEqual({ count: 8, amount: '1647.50' });
    await oldPageVotes(company, { batchId, approver: 4 });
    await oldPageDisburses(company, { batchId, by: 5 });
    await oldPageVotes(company, { batchId: 9, approver: 6 });
    await oldPageDisburses(company, { batchId: 9, by: 5 });
    const after = await examineAsAdmin(company);
    // 8 (80.80) and 10 (10.00) were paid in both.
    expect(after.paidTwice).toEqual({ count: 5, amount: '1566.38' });
  });

  it('has nothing against the foreign keys once its own statements were run', async () => {
    const { rows, count } = (await examineAsAdmin(company)).finding('cascading_foreign_key');
    expect(count).toBe(2);
    for (const statement of rows.flatMap((row) => String(row['statements']).split('; '))) {
      await company.sql(statement);
    }
    expect((await examineAsAdmin(company)).named('warning')).not.toContain('cascading_foreign_key');
    await expect(company.sql('DELETE FROM mlm_payout_batches WHERE id = 10')).rejects.toThrow(/foreign key/);
  });

  it('guesses no window where the setting does not parse', async () => {
    await givenPhaseFive(company, { settings: { lookback_days: 'a week' } });
    const found = await examineAsAdmin(company);
    expect(found.notChecked).toContainEqual({
      check: 'stranded',
      because: 'payout_automation_lookback_days does not parse',
    });
  });

  it('finds nothing stranded where the window has no end', async () => {
    await givenPhaseFive(company, { settings: { lookback_days: '0' } });
    expect((await examineAsAdmin(company)).named('warning')).not.toContain('stranded');
  });
});
