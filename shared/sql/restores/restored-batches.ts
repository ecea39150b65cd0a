import * as z from 'zod';
import type { MissingBatch } from '../../domain/restores/list-header.ts';
import { CountColumn, FlagColumn, IdColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

export type RestoredBatch = {
  readonly batchId: string;
  /** Its items are there, and an event seals them: nothing is left to do. */
  readonly isSealed: boolean;
};

/** No row: it has not been begun. */
export const readRestoredBatch = (batchReference: string): Read<RestoredBatch> => ({
  sql: `SELECT b.id AS batchId, b.content_hash IS NOT NULL AS isSealed
          FROM mlm_payout_batches b WHERE b.batch_reference = :batchReference`,
  params: { batchReference },
  row: z.object({ batchId: IdColumn, isSealed: FlagColumn }),
});

/**
 * Under its old number, unless another has that by now. Held from its first moment; nobody can decide on what has no hash.
 * Of two at once, the UNIQUE reference lets one in.
 */
export const insertRestoredBatch = (
  { batchId, batchReference, requiredApprovals, madeAt, requestedByUserId }: MissingBatch,
  at: Date,
): Write => {
  const made = madeAt === null ? at : new Date(madeAt);
  return {
    sql: `INSERT INTO mlm_payout_batches
            (id, batch_reference, status, required_approvals, requested_by_user_id, made_at, created_at, restored_at)
          SELECT CASE WHEN COUNT(*) = 0 THEN CAST(:batchId AS UNSIGNED) END, :batchReference, 'processing', :requiredApprovals,
                 :requestedByUserId, :madeAt, FROM_UNIXTIME(:madeAtSeconds), :at
            FROM mlm_payout_batches b WHERE b.id = CAST(:batchId AS UNSIGNED)`,
    params: {
      batchId,
      batchReference,
      requiredApprovals,
      requestedByUserId,
      madeAt: madeAt === null ? null : utcText(made),
      madeAtSeconds: Math.floor(made.getTime() / 1_000),
      at: utcText(at),
    },
    expectRows: 1,
  };
};

/** Locked, with how far its items are. */
export const lockRestoredBatch = (batchId: string): Read<Pick<RestoredBatch, 'isSealed'>> => ({
  sql: `SELECT b.content_hash IS NOT NULL AS isSealed FROM mlm_payout_batches b WHERE b.id = :batchId FOR UPDATE`,
  params: { batchId },
  row: z.object({ isSealed: FlagColumn }),
});

/** How many items it has; those that were dropped are among them. */
export const readItemCount = (batchId: string): Read<{ count: number; lastItemNo: number }> => ({
  sql: `SELECT COUNT(*) AS count, COALESCE(MAX(i.item_no), 0) AS lastItemNo
          FROM mlm_payout_batch_items i WHERE i.batch_id = :batchId`,
  params: { batchId },
  row: z.object({ count: CountColumn, lastItemNo: CountColumn }),
});

export type RestoredContent = {
  readonly batchId: string;
  readonly totalRecords: number;
  readonly totalAmount: string;
  /** By rule 1. */
  readonly contentHash: string;
};

/** What it holds by now. */
export const sealRestoredBatch = (content: RestoredContent): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET total_records = :totalRecords, total_amount = :totalAmount, content_hash = :contentHash
         WHERE id = :batchId AND content_hash IS NULL AND restored_at IS NOT NULL`,
  params: { ...content },
  expectRows: 1,
});

/** One that is there: nobody decides on it, or pays it, until finance has said what the bank did. */
export const holdBatchRow = (batchId: string, at: Date): Write => ({
  sql: `UPDATE mlm_payout_batches SET status = 'processing', restored_at = :at, payment_begun_at = NULL
         WHERE id = :batchId AND status IN ('pending_approval', 'processing') AND settling_since IS NULL`,
  params: { batchId, at: utcText(at) },
  expectRows: 1,
});
