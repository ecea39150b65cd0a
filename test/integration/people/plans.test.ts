import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCompany, givenManyCommissions } from '../../support/given.ts';
import { givenLongHistory } from '../../support/long-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { type Planning, planning, scansOf } from '../../support/plans.ts';
import type { People } from '../payments/ask-payment.ts';

/** What is asked of one person costs what that person has earned, not what all others have. */

let company: PayoutStack;
let as: People;
let plansOf: Planning['plansOf'];
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  ({ plansOf } = planning(company));
  await givenCompany(company);
  await givenPeople(company);
  await givenLongHistory(company);
  await givenBatch(company, [{}, {}, {}]);
  // Free, and of three others: what a run would look at.
  await givenManyCommissions(company, 50_000);
  await company.sql('ANALYZE TABLE mlm_commission_ledger');
});
afterAll(() => company.discard());

const LEDGER = 'mlm_commission_ledger';

describe.each([
  { who: 'somebody who has earned little', userId: 12 },
  { who: 'somebody with years of payments', userId: 11 },
  { who: 'somebody who has earned nothing', userId: 9 },
])('of $who', ({ userId }) => {
  it.each(['', '/commissions', '/commissions?status=waits', '/commissions?limit=2'])(
    'GET /people/{userId}%s looks at nobody else',
    async (rest) => {
      const plans = await plansOf(async () => {
        expect((await as.vani.get(`/api/people/${userId}${rest}`)).status).toBe(200);
      });
      expect(plans.length).toBeGreaterThan(5);
      expect(scansOf(plans)).toEqual([]);
      const byLedger = plans.filter(({ table }) => table === LEDGER).map(({ key }) => key);
      expect(byLedger.length).toBeGreaterThan(0);
      expect(
        byLedger.filter((key) => !['PRIMARY', 'idx_commission_beneficiary', 'null'].includes(key)),
      ).toEqual([]);
    },
  );
});

it('the streams of the audit trail are listed by keys, a page at a time', async () => {
  const plans = await plansOf(async () => {
    const { body } = await as.vani.get('/api/audit?limit=5');
    expect(body.items.length).toBeGreaterThanOrEqual(5);
    await as.vani.get(`/api/audit?limit=5&cursor=${body.nextCursor}`);
  });
  expect(scansOf(plans)).toEqual([]);
});
