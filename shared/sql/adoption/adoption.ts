import * as z from 'zod';
import type { OldBatch } from '../../domain/adoption/adopt-batch.ts';
import { BATCH_STATUSES, type BatchStatus } from '../../domain/batches/batch.ts';
import { SEALING_ACTIONS, STANDING_ACTIONS } from '../../domain/batches/parse-seal.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { CountColumn, EpochColumn, FlagColumn, IdColumn } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

/** What the old script's tables must have for us to read them rightly. */
export const readColumnsOf = (table: string): Read<{ name: string }> => ({
  sql: `SELECT column_name AS name FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = :table`,
  params: { table },
  row: z.object({ name: z.string() }),
});

/** A run of ours made it, whatever somebody wrote into its row since: adopting it would seal what they made of it. */
const NOT_OURS = `NOT EXISTS (SELECT 1 FROM mlm_payout_events e WHERE e.stream = ${BATCH_STREAM} AND e.action = 'batch_created')`;

/**
 * Batches of the old script, a page by id, that adoption has to look at: never adopted; or adopted, and the old page may
 * have gone on with them, so that a commission of theirs may have been paid elsewhere or is no longer theirs to hold.
 */
export const readBatchesToAdopt = (
  afterId: string,
  upToId: string,
  limit: number,
): Read<{ batchId: string }> => ({
  sql: `SELECT b.id AS batchId FROM mlm_payout_batches b
         WHERE b.run_id IS NULL AND b.restored_at IS NULL AND ${NOT_OURS} AND b.id > :afterId AND b.id <= :upToId AND b.settling_since IS NULL
           AND (b.content_hash IS NULL OR b.status IN ('draft', 'pending_approval', 'processing')
                OR EXISTS (SELECT 1 FROM mlm_payout_batch_items n WHERE n.batch_id = b.id AND n.item_no IS NULL)
                OR (b.status = 'cancelled' AND EXISTS (SELECT 1 FROM mlm_payout_batch_items c
                      WHERE c.batch_id = b.id AND c.live_commission_id IS NOT NULL)))
         ORDER BY b.id LIMIT :limit`,
  params: { afterId, upToId, limit },
  row: z.object({ batchId: IdColumn }),
});

/** Where a call ends: batches that the host makes meanwhile are the next call's, or it might never end. */
export const readLastBatchId = (): Read<{ batchId: string }> => ({
  sql: `SELECT COALESCE(MAX(id), 0) AS batchId FROM mlm_payout_batches`,
  params: {},
  row: z.object({ batchId: IdColumn }),
});

/** What people, or an adoption, said of the batch: from then on it stands as they left it. */
const STOOD = [...STANDING_ACTIONS, ...SEALING_ACTIONS, 'vote_recorded', 'vote_withdrawn', 'item_taken']
  .map((action) => `'${action}'`)
  .join(', ');

export type LockedOldBatch = OldBatch & {
  readonly requiredApprovals: number;
  readonly contentHash: string | null;
  /** It was taken in, or decided on here, before: whatever its row says by now, nobody adopts it anew. */
  readonly stands: boolean;
  readonly batchReference: string;
  readonly totalRecords: number;
  readonly totalAmount: string;
  readonly approvedAtSeconds: number | null;
  readonly approvedByUserId: string | null;
};

/** Locked, so that the old page cannot move it on while its standing is written. */
export const lockOldBatch = (batchId: string): Read<LockedOldBatch> => ({
  sql: `SELECT b.status, b.required_approvals AS requiredApprovals, b.approval_count AS approvalCount,
               b.content_hash AS contentHash, b.batch_reference AS batchReference,
               b.total_records AS totalRecords, b.total_amount AS totalAmount,
               UNIX_TIMESTAMP(b.approved_at) AS approvedAtSeconds, b.approved_by_user_id AS approvedByUserId,
               EXISTS (SELECT 1 FROM mlm_payout_events e
                        WHERE e.stream = ${BATCH_STREAM} AND e.action IN (${STOOD})) AS stands
          FROM mlm_payout_batches b WHERE b.id = :batchId FOR UPDATE`,
  params: { batchId },
  row: z.object({
    status: z.enum(BATCH_STATUSES) satisfies z.ZodType<BatchStatus>,
    requiredApprovals: CountColumn,
    approvalCount: CountColumn,
    contentHash: z.string().nullable(),
    batchReference: z.string(),
    totalRecords: CountColumn,
    totalAmount: z.string(),
    approvedAtSeconds: EpochColumn.nullable(),
    approvedByUserId: z.string().nullable(),
    stands: FlagColumn,
  }),
});

export type AdoptedStandingRow = {
  readonly batchId: string;
  readonly status: BatchStatus;
  readonly approvalCount: number;
  readonly contentHash: string;
};

/** One that awaits approval again was approved by nobody who counts: who and when stays in the event. */
export const standAdoptedBatch = (standing: AdoptedStandingRow): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET content_hash = :contentHash, approval_count = :approvalCount,
               approved_at = CASE WHEN :status = 'pending_approval' THEN NULL ELSE approved_at END,
               approved_by_user_id = CASE WHEN :status = 'pending_approval' THEN NULL ELSE approved_by_user_id END,
               status = :status
         WHERE id = :batchId AND run_id IS NULL`,
  params: { ...standing },
  expectRows: 1,
});

export type HeldItems = { readonly live: number; readonly liveAmount: string };

/** What of the batch may still be paid, or has been. */
export const readLiveItems = (batchId: string): Read<HeldItems> => ({
  sql: `SELECT COUNT(*) AS live, COALESCE(SUM(amount), 0) AS liveAmount FROM mlm_payout_batch_items
         WHERE batch_id = :batchId AND live_commission_id IS NOT NULL`,
  params: { batchId },
  row: z.object({ live: CountColumn, liveAmount: z.string() }),
});
