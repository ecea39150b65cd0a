import * as z from 'zod';
import type { BatchStatus, OldBatch } from '../domain/adopt-batch.ts';
import { CountColumn, IdColumn } from './columns.ts';
import type { Read, Write } from './statement.ts';

/** What the old script's tables must have for us to read them rightly. */
export const readColumnsOf = (table: string): Read<{ name: string }> => ({
  sql: `SELECT column_name AS name FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = :table`,
  params: { table },
  row: z.object({ name: z.string() }),
});

/**
 * Batches of the old script, a page by id, that adoption has to look at: never adopted; or adopted, and the old page may
 * have gone on with them, so that a commission of theirs may have been paid elsewhere or is no longer theirs to hold.
 */
export const readBatchesToAdopt = (afterId: string, limit: number): Read<{ batchId: string }> => ({
  sql: `SELECT b.id AS batchId FROM mlm_payout_batches b
         WHERE b.run_id IS NULL AND b.id > :afterId AND b.settling_since IS NULL
           AND (b.content_hash IS NULL OR b.status IN ('draft', 'pending_approval', 'processing')
                OR EXISTS (SELECT 1 FROM mlm_payout_batch_items n WHERE n.batch_id = b.id AND n.item_no IS NULL)
                OR (b.status = 'cancelled' AND EXISTS (SELECT 1 FROM mlm_payout_batch_items c
                      WHERE c.batch_id = b.id AND c.live_commission_id IS NOT NULL)))
         ORDER BY b.id LIMIT :limit`,
  params: { afterId, limit },
  row: z.object({ batchId: IdColumn }),
});

export type LockedOldBatch = OldBatch & {
  readonly batchReference: string;
  readonly totalRecords: number;
  readonly totalAmount: string;
  readonly approvedAtSeconds: number | null;
  readonly approvedByUserId: string | null;
};

const BATCH_STATUSES = ['draft', 'pending_approval', 'processing', 'completed', 'cancelled'] as const;

/** Locked, so that the old page cannot move it on while its chunk, or its standing, is written. */
export const lockOldBatch = (batchId: string): Read<LockedOldBatch> => ({
  sql: `SELECT b.status, b.required_approvals AS requiredApprovals, b.approval_count AS approvalCount,
               b.content_hash AS contentHash, b.batch_reference AS batchReference,
               b.total_records AS totalRecords, b.total_amount AS totalAmount,
               UNIX_TIMESTAMP(b.approved_at) AS approvedAtSeconds, b.approved_by_user_id AS approvedByUserId,
               (SELECT COUNT(*) FROM mlm_payout_batch_approvals a
                 WHERE a.batch_id = b.id AND a.status = 'approved' AND a.content_hash = b.content_hash) AS votesOnHash
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
    approvedAtSeconds: CountColumn.nullable(),
    approvedByUserId: z.string().nullable(),
    votesOnHash: CountColumn,
  }),
});

/** The items of a batch that carry a number already: they are dense from 1. */
export const readNumberedCount = (batchId: string): Read<{ count: number }> => ({
  sql: `SELECT COALESCE(MAX(item_no), 0) AS count FROM mlm_payout_batch_items WHERE batch_id = :batchId`,
  params: { batchId },
  row: z.object({ count: CountColumn }),
});

/** Numbers the next items in the order in which they were inserted. updated_at is the host's to read: it stays. */
export const numberItems = (batchId: string, numberedCount: number, limit: number): Write => ({
  sql: `UPDATE mlm_payout_batch_items i
          JOIN (SELECT n.id, :numberedCount + ROW_NUMBER() OVER (ORDER BY n.id) AS item_no
                  FROM (SELECT u.id FROM mlm_payout_batch_items u
                         WHERE u.batch_id = :batchId AND u.item_no IS NULL ORDER BY u.id LIMIT :limit) n) d ON d.id = i.id
           SET i.item_no = d.item_no, i.updated_at = i.updated_at`,
  params: { batchId, numberedCount, limit },
  expectRows: 'any',
});

/** The chunk of a batch whose commissions are decided on. */
export type ItemRange = {
  readonly batchId: string;
  readonly firstItemNo: number;
  readonly lastItemNo: number;
};

/**
 * The one item of each commission that may be paid, or has been. First the one that a batch of our own runs, or one
 * approved here, holds: it is never taken away. Then the oldest paid one; then that of the newest batch not cancelled
 * (equal times: the larger id; twice in one batch: the smaller item id). Failed and released items, and those of
 * cancelled batches, are never it.
 */
const liveItemsSql = `SELECT r.id, r.commission_id FROM (
            SELECT p.id, p.commission_id, ROW_NUMBER() OVER (
                     PARTITION BY p.commission_id
                     ORDER BY p.precedence, p.paid_batch_at, p.paid_batch_id, p.batch_at DESC, p.batch_id DESC, p.id) AS place
              FROM (SELECT k.id, k.commission_id, b.created_at AS batch_at, b.id AS batch_id,
                           CASE WHEN k.status = 'paid' THEN b.created_at END AS paid_batch_at,
                           CASE WHEN k.status = 'paid' THEN b.id END AS paid_batch_id,
                           CASE WHEN b.run_id IS NOT NULL THEN 0
                                WHEN k.status = 'paid' THEN 1
                                WHEN b.status = 'processing' AND b.required_approvals <= (
                                  SELECT COUNT(*) FROM mlm_payout_batch_approvals a
                                   WHERE a.batch_id = b.id AND a.status = 'approved' AND a.content_hash = b.content_hash) THEN 2
                                ELSE 3 END AS precedence
                      FROM (SELECT DISTINCT q.commission_id FROM mlm_payout_batch_items q
                             WHERE q.batch_id = :batchId AND q.item_no BETWEEN :firstItemNo AND :lastItemNo) c
                      JOIN mlm_payout_batch_items k ON k.commission_id = c.commission_id
                      JOIN mlm_payout_batches b ON b.id = k.batch_id
                     WHERE k.status NOT IN ('failed', 'released')
                       AND ((b.run_id IS NULL AND b.status <> 'cancelled')
                            OR (b.run_id IS NOT NULL AND k.live_commission_id IS NOT NULL))) p) r
          WHERE r.place = 1`;

/** Before the right items become live: the UNIQUE key lets no two hold a commission, not for a moment. */
export const unsetLiveItems = (range: ItemRange): Write => ({
  sql: `UPDATE mlm_payout_batch_items i
          JOIN (SELECT DISTINCT q.commission_id FROM mlm_payout_batch_items q
                 WHERE q.batch_id = :batchId AND q.item_no BETWEEN :firstItemNo AND :lastItemNo) c
            ON c.commission_id = i.live_commission_id
          LEFT JOIN (${liveItemsSql}) w ON w.id = i.id
           SET i.live_commission_id = NULL, i.updated_at = i.updated_at
         WHERE w.id IS NULL`,
  params: { ...range },
  expectRows: 'any',
});

export const setLiveItems = (range: ItemRange): Write => ({
  sql: `UPDATE mlm_payout_batch_items i JOIN (${liveItemsSql}) w ON w.id = i.id
           SET i.live_commission_id = i.commission_id, i.updated_at = i.updated_at
         WHERE i.live_commission_id IS NULL`,
  params: { ...range },
  expectRows: 'any',
});

/** The marker follows the live item; a commission that no item holds is free. The host's updated_at stays. */
export const markAdopted = (range: ItemRange): Write => ({
  sql: `UPDATE mlm_payout_batch_items c FORCE INDEX (uq_item_no)
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = c.commission_id
          LEFT JOIN mlm_payout_batch_items w ON w.live_commission_id = c.commission_id
           SET l.payout_batch_id = w.batch_id, l.updated_at = l.updated_at
         WHERE c.batch_id = :batchId AND c.item_no BETWEEN :firstItemNo AND :lastItemNo
           AND NOT (l.payout_batch_id <=> w.batch_id)`,
  params: { ...range },
  expectRows: 'any',
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
