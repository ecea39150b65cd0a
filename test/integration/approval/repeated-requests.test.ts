import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, cancel, disburse, type People, withdraw } from './ask-action.ts';

describe('a request without an Idempotency-Key', () => {
  let company: PayoutStack;
  let as: People;
  beforeAll(async () => {
    company = await startPayoutStack();
    as = await signedIn(company);
    await givenCompany(company);
    await givenPeople(company);
    await givenSettings(company, { required_approvals: '2' });
  });
  afterAll(() => company.discard());

  it('that comes again changes nothing: votes and payments are found recorded, what can be done once is refused', async () => {
    const unchanged = async (ask: () => Promise<ApiResponse>) => {
      const before = await businessTables(company);
      const answer = await ask();
      expect(await businessTables(company)).toEqual(before);
      return answer;
    };
    const paid = await givenBatch(company);
    const cancelled = await givenBatch(company);
    const found = { status: 200, body: { outcome: 'already_recorded' } };
    await withdraw(as, paid);
    expect(await unchanged(() => withdraw(as, paid))).toMatchObject(found);
    for (const who of ['asha', 'bimal'] as const) {
      await approve(who)(as, paid);
      expect(await unchanged(() => approve(who)(as, paid))).toMatchObject(found);
    }
    await disburse(as, paid);
    expect(await unchanged(() => disburse(as, paid))).toMatchObject(found);
    const other = await unchanged(() => disburse(as, paid, {}, { reference: 'UTR-2' }));
    expectRefused(other, 'not-processing', /its payment is recorded under the reference UTR-1/);
    expect(await unchanged(() => approve('asha')(as, paid))).toMatchObject({
      ...found,
      body: { batch: { status: 'completed' } },
    });
    const no = { decision: 'rejected', notes: 'wrong month' };
    await approve('asha')(as, cancelled, {}, no);
    expect(await unchanged(() => approve('asha')(as, cancelled, {}, no))).toMatchObject(found);
    expectRefused(await unchanged(() => cancel(as, cancelled)), 'not-pending', /it is cancelled/);
  });
});
