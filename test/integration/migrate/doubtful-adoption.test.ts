import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { PHASE_FIVE_FACTS as FACTS, givenPhaseFive } from '../../support/phase-five.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());
beforeEach(() => givenPhaseFive(company, { now: new Date('2026-11-22T06:00:00Z') }));

/** Each batch takes two: one numbers its items, one gives it its standing. */
const COMMITS = [0, 1, 2, 3];

it.each(COMMITS)('an adoption counts what it took in, though nobody heard of commit %i', async (skip) => {
  // Changes of the schema commit too; adoption comes after them.
  const begun = async () =>
    company.stack.dataApi.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction', skip });
  company.stack.dataApi.faults.add({
    kind: 'meanwhile',
    sql: /COALESCE\(MAX\(id\), 0\) AS batchId/,
    act: begun,
  });
  const { adopted } = await company.invoke({}, 'migrate');
  expect(adopted).toMatchObject({ batches: 11, items: FACTS.items });
});
