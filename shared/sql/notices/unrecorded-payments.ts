import * as z from 'zod';
import type { UnrecordedPayment } from '../../domain/notices/unrecorded-notice.ts';
import { AmountColumn, CountColumn, IdColumn, UtcColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { type RemindedBefore, remindedBeforeParams } from './pending-batches.ts';

/**
 * Begun that long ago and not recorded, and not reminded of since: by the keys that such reminders would have, as for those
 * of pending batches.
 */
export const UNRECORDED = `FROM mlm_payout_batches b
         WHERE b.status = 'processing' AND b.settling_since IS NULL AND b.payment_begun_at <= :remindBefore
           AND NOT EXISTS (SELECT 1 FROM JSON_TABLE(:dates, '$[*]' COLUMNS (on_date VARCHAR(10) PATH '$')) d
                             STRAIGHT_JOIN mlm_notification_log n FORCE INDEX (uq_notice_key)
                                ON n.notice_key = CONVERT(CONCAT('payout_reminder/', b.id, '/payment-', d.on_date) USING ascii)
                                                  COLLATE ascii_bin
                            WHERE n.created_at > FROM_UNIXTIME(:remindBeforeSeconds) OR d.on_date = :date)`;

/** The oldest first. */
export const readUnrecorded = (before: RemindedBefore, limit: number): Read<UnrecordedPayment> => {
  const { at: _, ...params } = remindedBeforeParams(before);
  return {
    sql: `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.total_records AS totalRecords,
                 b.total_amount AS totalAmount, b.required_approvals AS requiredApprovals,
                 b.approval_count AS approvalCount, b.payment_begun_at AS begunAt
            ${UNRECORDED} ORDER BY b.payment_begun_at, b.id LIMIT :limit`,
    params: { ...params, limit },
    row: z.object({
      batchId: IdColumn,
      batchReference: z.string(),
      totalRecords: CountColumn,
      totalAmount: AmountColumn,
      requiredApprovals: CountColumn,
      approvalCount: CountColumn,
      begunAt: UtcColumn,
    }),
  };
};
