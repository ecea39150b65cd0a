import type { ApiResponse } from '../support/api-client.ts';
import { askOps } from '../support/ask-ops.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { givenApprover, signedIn, userIdOf } from '../support/people.ts';

/** By their numbers. */
export type GivenOffers = Readonly<Record<'entitlement' | 'settings', string>>;

const ASSOCIATE = 14;

/** nil is an admin beside adi: what one of them offers, the other confirms. */
export const givenSecondAdmin = (company: PayoutStack): Promise<void> =>
  givenApprover(company, { userId: userIdOf('nil'), subject: 'nil', roles: ['admin'] });

const offerOf = ({ status, body, text }: ApiResponse): string => {
  if (status !== 202) throw new Error(`expected an offer, it was ${text}`);
  return body.offer.offerId;
};

/** adi offers farah one more role, and a setting that loosens control; nil has not looked yet. */
export const givenOffers = async (company: PayoutStack): Promise<GivenOffers> => {
  await givenSecondAdmin(company);
  const { adi } = await signedIn(company);
  const entitled = await adi.post('/api/approvers', {
    userId: String(userIdOf('farah')),
    issuer: company.stack.env['PAYOUT_ISSUER_URL'],
    subject: 'farah',
    roles: ['operator', 'finance'],
    reason: 'Om is on leave until the 14th.',
  });
  const loosened = await adi.put('/api/settings', {
    settings: { payer_may_approve: '1' },
    reason: 'Three of us are on leave.',
  });
  return { entitlement: offerOf(entitled), settings: offerOf(loosened) };
};

/** Somebody at the terminal declares one; what it returns has vani refuse it. */
export const givenEmergency = async (company: PayoutStack): Promise<() => Promise<void>> => {
  const answer = await askOps(company, 'approvers.add', {
    args: {
      userId: String(ASSOCIATE),
      issuer: company.stack.env['PAYOUT_ISSUER_URL'],
      subject: 'rescue',
      roles: ['admin'],
      emergency: true,
    },
    reason: 'The identity provider was replaced, and nobody gets in any more.',
  });
  const { offerId, hash } = answer['offer'] as { readonly offerId: string; readonly hash: string };
  return async () => {
    const { vani } = await signedIn(company);
    await vani.post(`/api/offers/${offerId}/refuse`, { hash, reason: 'We all get in.' });
  };
};
