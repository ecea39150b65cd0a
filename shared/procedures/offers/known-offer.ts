import * as z from 'zod';
import type { Transaction } from '../../aws/transaction.ts';
import { userOfActor } from '../../domain/audit/user-of-actor.ts';
import { expiryOf, type Offer, offerHash } from '../../domain/offers/offer.ts';
import { type OfferEvent, readEventsOfOffers, readOffer, readOfferEvents } from '../../sql/offers/offers.ts';

export type Confirmation = { readonly userId: string; readonly at: Date };

export type KnownOffer = {
  readonly offer: Offer;
  /** Those that stand on record, for this very content. */
  readonly confirmations: readonly Confirmation[];
  /** False where the row is not what the trail says was offered: somebody wrote it by SQL, and it opens nothing. */
  readonly sound: boolean;
};

/** Of the event that made it, the number is its place. */
const Detail = z.object({ offerHash: z.string(), offerId: z.string().optional() });

type Said = { readonly event: OfferEvent; readonly offerId: string; readonly hash: string };

/** A detail that somebody spoilt says nothing. */
const saidIn = (event: OfferEvent): Said[] => {
  try {
    const { offerId = event.seq, offerHash: hash } = Detail.parse(JSON.parse(event.detail));
    return [{ event, offerId, hash }];
  } catch {
    return [];
  }
};

const confirmationIn = ({ event: { actor, occurredAt } }: Said): Confirmation[] => {
  const userId = userOfActor(actor);
  return userId === null ? [] : [{ userId, at: occurredAt }];
};

const ENDINGS = ['offer_done', 'offer_refused', 'offer_expired', 'offer_overtaken'];

/** What the hash does not cover: how long it is open, and whether still. */
const isOpenAsSaid = (offer: Offer, said: readonly Said[]): boolean =>
  offer.state !== 'open' ||
  (offer.expiresAt.getTime() === expiryOf(offer).getTime() &&
    said.every(({ event }) => !ENDINGS.includes(event.action)));

const knownBy = (offer: Offer, events: readonly OfferEvent[]): KnownOffer => {
  const said = events
    .flatMap(saidIn)
    .filter(({ offerId, hash }) => offerId === offer.offerId && hash === offer.hash);
  const made = said.some(({ event }) => event.action === 'offer_made' && event.seq === offer.offerId);
  const confirmed = said.filter(({ event }) => event.action === 'offer_confirmed');
  return {
    offer,
    confirmations: confirmed.flatMap(confirmationIn),
    sound: made && offerHash(offer) === offer.hash && isOpenAsSaid(offer, said),
  };
};

/** An offer with what the audit trail has of it. Undefined where there is none under that number. */
export const readKnownOffer = async (
  reader: Pick<Transaction, 'read'>,
  offerId: string,
): Promise<KnownOffer | undefined> => {
  const [offer] = await reader.read(readOffer(offerId));
  return offer && knownBy(offer, await reader.read(readOfferEvents(offerId)));
};

/** The same of a page of them, in one read. */
export const knowOffers = async (
  reader: Pick<Transaction, 'read'>,
  offers: readonly Offer[],
): Promise<KnownOffer[]> => {
  if (offers.length === 0) return [];
  const events = await reader.read(readEventsOfOffers(offers.map(({ offerId }) => offerId)));
  return offers.map((offer) => knownBy(offer, events));
};
