import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn } from '../../support/people.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12, amount: '0.05' }]);
});

describe('a run that is asked for', () => {
  it('by another under a key that failed is refused: the batch would not be theirs, and they could approve it', async () => {
    await givenApprover(company, { userId: 7, subject: 'vani-as-both', roles: ['operator', 'approver'] });
    await company.sql(
      `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at) VALUES ('november', 6, '{}', UTC_TIMESTAMP(6))`,
    );
    const before = await everyTable(company);
    const other = await apiAs(company, 'vani-as-both');
    for (const headers of [{}, { 'idempotency-key': 'k' }]) {
      const answer = await other.post('/api/runs', { force: true, runKey: 'november' }, headers);
      expectRefused(
        answer,
        'invalid-input',
        /^runKey is "november": user 6 asked for that run; choose another/,
      );
    }
    expect(await everyTable(company)).toEqual(before);
  });

  it('under a key of the schedule is refused: the run of that night would be found done', async () => {
    const payload = { force: true, runKey: 'schedule/mlm-payouts-run/2099-11-22T20:30:00Z' };
    expectRefused(await as.om.post('/api/runs', payload), 'invalid-input', /begin with schedule\/$/);
  });
});
