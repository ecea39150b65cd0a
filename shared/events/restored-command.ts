import * as z from 'zod';
import { RestoreOffer } from '../domain/offers/offer.ts';
import { OfferMade } from './offer-made.ts';

/** What `restored` answers: whether the database lacks anything that was recorded, and what was put on offer because of it. */
export const RestoreOffered = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('nothing_lost'), keptEvents: z.int() }),
  z.object({ outcome: z.literal('offered'), restore: RestoreOffer, offer: OfferMade }),
]);
export type RestoreOffered = z.infer<typeof RestoreOffered>;
