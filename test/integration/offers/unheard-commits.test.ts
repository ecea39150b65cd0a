import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminsAtWork } from '../../support/admins-at-work.ts';
import { ageEntitlements } from '../../support/aged-offer.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople } from '../../support/people.ts';

let company: PayoutStack;
let at: Awaited<ReturnType<typeof adminsAtWork>>;
beforeAll(async () => {
  company = await startPayoutStack();
  at = await adminsAtWork(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await ageEntitlements(company, 100);
  await at.secondAdmin();
});

const losingCommit = <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
  company.stack.dataApi.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
  return act();
};
const actions = async (stream: string): Promise<unknown[]> =>
  (await company.sql('SELECT action FROM mlm_payout_events WHERE stream = ? ORDER BY seq', [stream])).map(
    ({ action }) => action,
  );

describe('an offer of which the database does not answer that it was written', () => {
  it('is made, confirmed and counted once', async () => {
    const { as, bea, offered, confirm, roles } = at;
    const offer = await losingCommit(() => offered(as.adi));
    expect(offer).toMatchObject({ confirmationsMissing: 1 });
    expect((await losingCommit(() => confirm(bea, offer))).body).toMatchObject({ outcome: 'counted' });
    expect(await roles()).toEqual(['operator', 'finance']);
    expect(await actions('offers')).toEqual(['offer_made', 'offer_confirmed', 'offer_done']);
  });

  it('is refused once', async () => {
    const { as, bea, offered, refuse } = at;
    const offer = await offered(as.adi);
    expect((await losingCommit(() => refuse(bea, offer))).body).toMatchObject({ outcome: 'refused' });
    expect(await actions('offers')).toEqual(['offer_made', 'offer_refused']);
  });

  it('takes rights away once', async () => {
    const { as } = at;
    const removed = await losingCommit(() => as.adi.remove('/api/approvers/5', { reason: 'left' }));
    expect(removed.body).toMatchObject({ outcome: 'removed' });
  });
});
