import * as z from 'zod';
import { IdColumn, utcText } from '../columns.ts';
import type { Read } from '../statement.ts';

/** Pending batches whose time is over, the one first that has waited longest. */
export const readExpired = (at: Date, limit: number): Read<{ batchId: string }> => ({
  sql: `SELECT id AS batchId FROM mlm_payout_batches
         WHERE status = 'pending_approval' AND expires_at <= :at ORDER BY expires_at, id LIMIT :limit`,
  params: { at: utcText(at), limit },
  row: z.object({ batchId: IdColumn }),
});

/** Settlements that nobody has moved on for a while: their worker died, or was never asked. */
export const readStalled = (quietBefore: Date, limit: number): Read<{ batchId: string }> => ({
  sql: `SELECT id AS batchId FROM mlm_payout_batches
         WHERE settling_since IS NOT NULL AND COALESCE(settling_seen_at, settling_since) < :quietBefore
         ORDER BY settling_since, id LIMIT :limit`,
  params: { quietBefore: utcText(quietBefore), limit },
  row: z.object({ batchId: IdColumn }),
});
