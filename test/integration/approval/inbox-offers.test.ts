import { afterAll, beforeAll, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenCompany } from '../../support/given.ts';
import { inboxOf } from '../../support/inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn, userIdOf } from '../../support/people.ts';

/** What waits for a second pair of eyes, in the inbox of whoever has them. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  await givenApprover(company, { userId: userIdOf('nil'), subject: 'nil', roles: ['admin'] });
});
afterAll(() => company.discard());

type Offered = { readonly offerId: string; readonly may: object };

const offersOf = async (who: (typeof as)['adi']): Promise<readonly Offered[]> =>
  (await inboxOf(who)).offers.map(({ offerId, may }: Offered) => ({ offerId, may }));

const issuer = () => company.stack.env['PAYOUT_ISSUER_URL'];

it('what one admin offered stands in the other’s to confirm, in their own to take back, and in nobody else’s', async () => {
  const { body } = await as.adi.post('/api/approvers', {
    userId: String(userIdOf('farah')),
    issuer: issuer(),
    subject: 'farah',
    roles: ['operator', 'finance'],
    reason: 'Om is on leave',
  });
  const { offerId, hash } = body.offer;
  expect(await offersOf(as.nil)).toEqual([{ offerId, may: { confirm: true, refuse: true } }]);
  expect(await offersOf(as.adi)).toEqual([{ offerId, may: { confirm: false, refuse: true } }]);
  expect(await offersOf(as.farah)).toEqual([]);
  await as.nil.post(`/api/offers/${offerId}/confirm`, { hash });
  expect(await offersOf(as.nil)).toEqual([]);
});

it('an emergency stands in everybody’s, before all else', async () => {
  const offered = await as.adi.put('/api/settings', {
    settings: { payer_may_approve: '1' },
    reason: 'three are on leave',
  });
  await company.sql(`INSERT INTO users (id, name, email) VALUES (77, 'Rescue', 'r@x')`);
  const declared = await askOps(company, 'approvers.add', {
    args: { userId: '77', issuer: issuer(), subject: 'rescue', roles: ['admin'], emergency: true },
  });
  const emergency = String((declared['offer'] as Offered).offerId);
  expect(await offersOf(as.vani)).toEqual([{ offerId: emergency, may: { confirm: false, refuse: true } }]);
  expect((await offersOf(as.nil)).map(({ offerId }) => offerId)).toEqual([
    emergency,
    offered.body.offer.offerId,
  ]);
});
