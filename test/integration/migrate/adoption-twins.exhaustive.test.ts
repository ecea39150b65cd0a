import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { oldPageDisburses, oldPageVotes, oldScriptMakesBatch } from '../../support/old-script.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';

let company: PayoutStack;
let restore: () => Promise<void>;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenPhaseFive(company);
  expect(await company.invoke({}, 'migrate')).toMatchObject({ adopted: { batches: 11 } });
  restore = await tableSnapshot(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  company.stack.dataApi.faults.clear();
  await restore();
});

const adopt = () => company.invoke({ command: 'adopt' }, 'migrate');

const numbersOf = async (batchId: number) => {
  const rows = await company.sql(
    'SELECT item_no FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY id',
    [batchId],
  );
  return rows.map(({ item_no }) => Number(item_no));
};

const LOOK = /item_no IS NULL ORDER BY/;
const COUNT = /^SELECT COALESCE\(MAX\(item_no\)/;

const timesCalled = (pattern: RegExp): number =>
  company.stack.dataApi.calls.all.filter(({ sql }) => sql !== undefined && pattern.test(sql)).length;

const untilCalled = async (pattern: RegExp, times: number): Promise<void> => {
  while (timesCalled(pattern) < times) await new Promise((resolve) => setTimeout(resolve, 1));
};

it('an adoption that was overtaken between two of its looks numbers nothing again', async () => {
  // All that the late batch took is held by a batch of our own: only numbers are to be given, no item becomes live.
  await company.invoke({ force: true, lookbackDays: 0 });
  const { batchId, commissions } = await oldScriptMakesBatch(company, { reference: 'LATE' });
  await oldPageVotes(company, { batchId, approver: 6, decision: 'rejected' });
  const { faults, calls } = company.stack.dataApi;
  calls.reset();
  const slow = adopt();
  // The seven open batches come first; the eighth is the late one.
  await untilCalled(LOOK, 8);
  const counts = timesCalled(COUNT);
  faults.add({ kind: 'delay', milliseconds: 3_000, times: 1, sql: COUNT });
  await untilCalled(COUNT, counts + 1);
  const fast = adopt();
  for (const answer of await Promise.all([slow, fast])) expect(answer).not.toHaveProperty('errorType');
  expect(await numbersOf(batchId)).toEqual(commissions.map((_, index) => index + 1));
  const events = await company.sql('SELECT id FROM mlm_payout_events WHERE stream = ?', [`batch-${batchId}`]);
  expect(events).toHaveLength(1);
});

it('an adoption whose every commit goes unanswered once ends as any other', async () => {
  const { batchId, commissions } = await oldScriptMakesBatch(company, {
    reference: 'LATE',
    lookbackDays: 400,
  });
  for (const skip of [0, 2]) {
    company.stack.dataApi.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction', skip });
  }
  expect(await adopt()).not.toHaveProperty('errorType');
  expect(await numbersOf(batchId)).toEqual(commissions.map((_, index) => index + 1));
  expect(await adopt()).toEqual({ adopted: { batches: 0, items: 0, reopened: 0, unanswered: 0 } });
});

it('a batch that was paid before it was adopted stops every run: the ledger need not know of the payment', async () => {
  const { batchId, commissions } = await oldScriptMakesBatch(company, { reference: 'PAID-UNSEEN' });
  await oldPageVotes(company, { batchId, approver: 6 });
  await oldPageDisburses(company, { batchId, by: 6 });
  expect(commissions).toContain(30);
  await company.sql(`UPDATE mlm_commission_ledger SET status = 'approved' WHERE id = 30`);
  expect(await company.invoke({ force: true })).toMatchObject({
    errorType: 'RunFailed',
    errorMessage: expect.stringContaining('batch PAID-UNSEEN was made by the old script'),
  });
  await adopt();
  expect(await company.invoke({ force: true })).toMatchObject({
    outcome: 'skipped',
    reason: 'nothing_eligible',
  });
});

it('an actor that would not fit its column is refused before anything is adopted', async () => {
  await oldScriptMakesBatch(company, { reference: 'LATE' });
  expect(await company.invoke({ command: 'adopt', actor: 'x'.repeat(179) }, 'migrate')).toMatchObject({
    errorType: 'InvalidInput',
  });
  expect(await company.invoke({ command: 'adopt', actor: 'x'.repeat(178) }, 'migrate')).toMatchObject({
    adopted: { batches: 1 },
  });
});
