import * as z from 'zod';
import { Id } from '../../../shared/events/api-values.ts';

export const OfferParams = z.strictObject({ offerId: Id });
