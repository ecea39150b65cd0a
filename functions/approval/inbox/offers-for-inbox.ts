import type { OfferBody } from '../../../shared/events/offers.ts';

/** What the caller may confirm or refuse, and an emergency whoever it is: that one first. */
export const offersForInbox = (offers: readonly OfferBody[]): OfferBody[] =>
  offers
    .filter(({ emergency, may }) => emergency || may.confirm || may.refuse)
    .sort((one, other) => Number(other.emergency) - Number(one.emergency));
