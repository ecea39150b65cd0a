import type * as z from 'zod';
import type { ItemPage } from '../../../../../shared/events/batch-body.ts';

/** Items as the API lists them. */
export type ItemsFound = z.infer<typeof ItemPage>;
export type BatchItem = ItemsFound['items'][number];
