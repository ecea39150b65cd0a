import * as z from 'zod';
import { Id, Instant } from './api-values.ts';

/** What was put on offer instead of done. */
export const OfferMade = z.object({
  offerId: Id,
  hash: z.string(),
  expiresAt: Instant,
  /** How many admins must still confirm it; 0 of an emergency, which counts unless it is refused. */
  confirmationsMissing: z.int(),
  /** When it counts by itself; null: never. */
  countsFrom: Instant.nullable(),
});
export type OfferMade = z.infer<typeof OfferMade>;
