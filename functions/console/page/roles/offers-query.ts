import type { OfferList } from '../../../../shared/events/offers.ts';
import { reads } from '../api/queries.ts';

/** What waits for a second pair of eyes, and what became of the latest. */
export const offersQuery = reads<OfferList>('/api/offers');
