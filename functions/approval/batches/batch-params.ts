import * as z from 'zod';
import { Id } from '../../../shared/events/api-values.ts';

/** The batch that the path names. */
export const BatchParams = z.strictObject({ batchId: Id });
