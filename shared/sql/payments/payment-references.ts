import * as z from 'zod';
import type { Read } from '../statement.ts';

/** Other batches that were paid under the same reference: one transfer, or a slip of the pen. */
export const readSameReference = (batchId: string, reference: string): Read<{ batchReference: string }> => ({
  sql: `SELECT b.batch_reference AS batchReference FROM mlm_payout_batches b
         WHERE b.disbursement_reference = :reference AND b.id <> :batchId ORDER BY b.id LIMIT 5`,
  params: { batchId, reference },
  row: z.object({ batchReference: z.string() }),
});
