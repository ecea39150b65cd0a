import { counted } from '../../../shared/domain/basics/counted.ts';
import type { OfferMade } from '../../../shared/events/offer-made.ts';
import { utc } from '../run/wording.ts';

/** An emergency is the offer that misses nobody's confirmation, and counts by itself. */
const waitsFor = ({ offerId, confirmationsMissing }: OfferMade): string =>
  confirmationsMissing === 0
    ? `  Offer ${offerId} needs no confirmation; on the page, under "People and roles", anybody may refuse it.`
    : `  Offer ${offerId} waits until ${counted(confirmationsMissing, 'admin confirms', 'admins confirm')} it on the page, under "People and roles"; never whoever it is about.`;

/** What an offer waits for, and what becomes of it by itself. */
export const offerLines = (offer: OfferMade): string[] => [
  waitsFor(offer),
  ...(offer.countsFrom
    ? [`  It counts by itself from ${utc(offer.countsFrom)} on, unless somebody refuses it.`]
    : []),
  `  It ends on ${utc(offer.expiresAt)}.`,
];
