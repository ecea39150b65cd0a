import type { Transaction } from '../../aws/transaction.ts';
import { type Offer, waitedOut } from '../../domain/offers/offer.ts';
import { weighOffer } from '../../domain/offers/weigh-offer.ts';
import type { OfferMade } from '../../events/offer-made.ts';
import { readEyes } from './read-eyes.ts';

/** What whoever offered it is told: what it waits for. */
export const offerMade = async (
  transaction: Pick<Transaction, 'read'>,
  offer: Offer,
  now: Date,
  confirmedBy: readonly string[] = [],
): Promise<OfferMade> => {
  const { offerId, hash, expiresAt, emergency } = offer;
  const weighed = weighOffer(offer, confirmedBy, await readEyes(transaction), now);
  const waits = weighed.kind === 'waits' ? weighed : { missing: 0, countsFrom: null };
  const countsFrom = emergency ? waitedOut(offer) : waits.countsFrom;
  return {
    offerId,
    hash,
    expiresAt: expiresAt.toISOString(),
    confirmationsMissing: emergency ? 0 : waits.missing,
    countsFrom: countsFrom?.toISOString() ?? null,
  };
};
