import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { givenCommissions, givenCompany, scheduleEvent } from '../../support/given.ts';
import { claimedTwice, freeCommissions } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ idleMilliseconds: 1_500 });
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

/** The delayed call is under way when the process dies; the transaction stays open until the Data API ends it. */
it.each([
  { given: 'before it has the lock', sql: /mlm_payout_locks/ },
  { given: 'while it claims', sql: /INSERT INTO mlm_payout_batch_items/ },
  { given: 'at its last statement', sql: /UPDATE mlm_payout_runs/ },
])(
  'killed $given, a repeat of the event waits for the dead transaction and finishes the work',
  async ({ sql }) => {
    await givenCommissions(company, [{}, {}]);
    company.stack.dataApi.faults.add({ kind: 'delay', sql, milliseconds: 600, times: 1 });
    const event = scheduleEvent();
    const first = company.invoke(event);
    const { calls } = company.stack.dataApi;
    calls.reset();
    await expect
      .poll(() => calls.all.some((call) => sql.test(call.sql ?? '')), { timeout: 10_000 })
      .toBe(true);
    await company.stack.lambda.kill('payout');
    expect(await first).toMatchObject({ errorType: expect.stringContaining('Exit') });
    expect(await company.invoke(event)).toMatchObject({ outcome: 'created', totalRecords: 2 });
    expect(await claimedTwice(company)).toEqual([]);
    expect(await freeCommissions(company)).toBe(0);
    const outcomes = await company.sql('SELECT outcome FROM mlm_payout_runs ORDER BY id');
    expect(outcomes).toEqual([{ outcome: 'running' }, { outcome: 'created' }]);
  },
  60_000,
);
