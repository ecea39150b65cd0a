import type * as z from 'zod';
import type { ItemPage as ItemPageSchema } from '../../../../shared/events/batch-body.ts';

/** A page of a batch's items. */
export type ItemPage = z.infer<typeof ItemPageSchema>;
