import * as z from 'zod';
import { epochSeconds, instantOf } from '../../domain/basics/epoch-seconds.ts';
import type { PendingBatch } from '../../domain/notices/reminder-notice.ts';
import { PaidApproversColumn } from '../batches/paid-approvers-column.ts';
import { AmountColumn, CountColumn, EpochColumn, IdColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, SqlParams } from '../statement.ts';

export type RemindedBefore = {
  readonly at: Date;
  /** The business day: nobody is reminded of a batch twice in it. */
  readonly date: string;
  /** null = nobody is reminded. */
  readonly remindBefore: Date | null;
  /** The business days since. */
  readonly remindedDates: readonly string[];
};

/**
 * Pending batches that have waited long enough since they were made, and since their last reminder: that is looked up by
 * the key it would have, day by day, because a range that depends on the batch would be answered by reading all of them.
 * One whose time is over is about to be cancelled.
 */
export const UNREMINDED = `FROM mlm_payout_batches b
         WHERE b.status = 'pending_approval' AND (b.expires_at IS NULL OR b.expires_at > :at)
           AND (b.made_at <= :remindBefore
                OR (b.made_at IS NULL AND b.created_at <= FROM_UNIXTIME(:remindBeforeSeconds)))
           AND NOT EXISTS (SELECT 1 FROM JSON_TABLE(:dates, '$[*]' COLUMNS (on_date VARCHAR(10) PATH '$')) d
                             STRAIGHT_JOIN mlm_notification_log n FORCE INDEX (uq_notice_key)
                                ON n.notice_key = CONVERT(CONCAT('payout_reminder/', b.id, '/', d.on_date) USING ascii)
                                                  COLLATE ascii_bin
                            WHERE n.created_at > FROM_UNIXTIME(:remindBeforeSeconds) OR d.on_date = :date)`;

export const remindedBeforeParams = ({
  at,
  date,
  remindBefore,
  remindedDates,
}: RemindedBefore): SqlParams => ({
  at: utcText(at),
  date,
  dates: JSON.stringify(remindedDates),
  remindBefore: remindBefore && utcText(remindBefore),
  remindBeforeSeconds: remindBefore && epochSeconds(remindBefore),
});

const COLUMNS = `b.id AS batchId, b.batch_reference AS batchReference, b.total_records AS totalRecords,
               b.total_amount AS totalAmount, b.required_approvals AS requiredApprovals,
               b.approval_count AS approvalCount, b.content_hash AS contentHash,
               b.paid_approvers AS paidApprovers, b.requested_by_user_id AS requestedByUserId, b.made_at AS madeAt,
               UNIX_TIMESTAMP(b.created_at) AS createdAtSeconds, b.expires_at AS expiresAt`;

const PendingRow = z
  .object({
    batchId: IdColumn,
    batchReference: z.string(),
    totalRecords: CountColumn,
    totalAmount: AmountColumn,
    requiredApprovals: CountColumn,
    approvalCount: CountColumn,
    contentHash: z.string().nullable(),
    paidApprovers: PaidApproversColumn,
    requestedByUserId: IdColumn.nullable(),
    madeAt: UtcColumn.nullable(),
    createdAtSeconds: EpochColumn,
    expiresAt: UtcColumn.nullable(),
  })
  .transform(({ createdAtSeconds, ...batch }) => ({
    ...batch,
    madeAt: batch.madeAt ?? instantOf(createdAtSeconds),
  }));

/** The oldest first. */
export const readUnreminded = (before: RemindedBefore, limit: number): Read<PendingBatch> => ({
  sql: `SELECT ${COLUMNS} ${UNREMINDED}
         ORDER BY b.id LIMIT :limit`,
  params: { ...remindedBeforeParams(before), limit },
  row: PendingRow,
});

/** Of all that are pending. */
export const readOldestPending = (limit: number): Read<PendingBatch> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_batches b
         WHERE b.status = 'pending_approval' ORDER BY b.id LIMIT :limit`,
  params: { limit },
  row: PendingRow,
});
