import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenEarnings } from '../payments/ask-payment.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenEarnings(company, 3));

/** Statements that ask, once all is claimed, what was not. */
const asked = (): number =>
  company.stack.dataApi.calls.all.filter(({ sql }) => /AS lastDue/.test(sql ?? '')).length;

const run = async (payload: object = {}) => {
  company.stack.dataApi.calls.reset();
  return company.invoke({ force: true, ...payload });
};

it('where all that is eligible was taken, nobody asks what is left', async () => {
  expect(await run()).toMatchObject({ outcome: 'created', totalRecords: 3, excluded: [] });
  expect(asked()).toBe(0);
});

it('where a cap keeps some out, or just lets in what there is, it is asked', async () => {
  expect(await run({ maxItems: 2 })).toMatchObject({
    totalRecords: 2,
    excluded: [{ reason: 'over_max_items', count: 1 }],
  });
  expect(asked()).toBe(1);
  expect(await run({ maxItems: 1 })).toMatchObject({
    totalRecords: 1,
    excluded: [{ reason: 'in_live_batch' }],
  });
  expect(asked()).toBe(1);
});

it('where the host holds one and approves another of the same amount meanwhile, as many are taken, and what is left is told', async () => {
  const host = await company.connect();
  await host.beginTransaction();
  await host.query(`SELECT id FROM mlm_commission_ledger WHERE amount = 200.00 FOR UPDATE`);
  company.stack.dataApi.faults.add({
    kind: 'meanwhile',
    sql: /INSERT INTO mlm_payout_batches/,
    act: () =>
      company.sql(
        `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
         VALUES (11, 1, 'referral', 200.00, 'approved', DATE_SUB(NOW(), INTERVAL 1 HOUR))`,
      ),
  });
  const answer = await run();
  await host.rollback();
  await host.end();
  expect(answer).toMatchObject({
    outcome: 'created',
    totalRecords: 3,
    excluded: [{ reason: 'busy', count: 1, amount: '200.00' }],
  });
});
