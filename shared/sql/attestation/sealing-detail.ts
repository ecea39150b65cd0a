import * as z from 'zod';
import { SEALING_ACTIONS } from '../../domain/batches/parse-seal.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import type { Read } from '../statement.ts';

/** The JSON of the last event that sealed the batch. No row: nothing has. */
export const readSealingDetail = (batchId: string): Read<{ detail: string }> => ({
  sql: `SELECT e.detail FROM mlm_payout_batches b JOIN mlm_payout_events e ON e.stream = ${BATCH_STREAM}
         WHERE b.id = :batchId AND e.action IN (${SEALING_ACTIONS.map((action) => `'${action}'`).join(', ')})
         ORDER BY e.seq DESC LIMIT 1`,
  params: { batchId },
  row: z.object({ detail: z.string() }),
});
