import * as z from 'zod';
import { IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type OpenSeal = { readonly batchId: string; readonly contentHash: string };

/** Of batches that people may still decide on, or pay, by what they hold now; the newest first. */
export const readOpenSeals = (limit: number): Read<OpenSeal> => ({
  sql: `SELECT b.id AS batchId, b.content_hash AS contentHash FROM mlm_payout_batches b
         WHERE b.status IN ('pending_approval', 'processing') AND b.content_hash IS NOT NULL
         ORDER BY b.id DESC LIMIT :limit`,
  params: { limit },
  row: z.object({ batchId: IdColumn, contentHash: z.string() }),
});
