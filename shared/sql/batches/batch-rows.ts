import * as z from 'zod';
import { EMPTY_STREAM, type StreamHead } from '../../domain/audit/audit-event.ts';
import { batchStream } from '../../domain/audit/streams.ts';
import { BATCH_STATUSES, type Batch } from '../../domain/batches/batch.ts';
import { HASH_RULES } from '../../domain/batches/content-hash.ts';
import type { Seal } from '../../domain/batches/seal.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { AmountColumn, CountColumn, FlagColumn, IdColumn, SecondsColumn, UtcColumn } from '../columns.ts';
import { idList } from '../id-list.ts';
import { PAYMENT, PaymentColumn } from '../payments/payment-column.ts';
import type { Read } from '../statement.ts';
import { SEAL, SealColumn } from './seal-column.ts';

/** TIMESTAMP columns as epoch seconds, so that no session time zone shifts them; DATETIME ones are UTC as stored. */
export const BATCH_COLUMNS = `b.id AS batchId, b.batch_reference AS batchReference, b.status, b.total_records AS totalRecords,
               b.total_amount AS totalAmount, b.paid_amount AS paidAmount, b.returned_amount AS returnedAmount,
               b.late_dropped_amount AS lateDroppedAmount,
               b.required_approvals AS requiredApprovals, b.required_approvals_setting AS requiredApprovalsSetting,
               b.tier_amount AS tierAmount, b.approval_count AS approvalCount, b.content_hash AS contentHash, b.hash_rule AS hashRule,
               b.made_at AS madeAt, b.payer_may_approve AS payerMayApprove, b.run_id IS NULL AS adopted,
               b.window_from AS windowFrom, b.window_to AS windowTo,
               b.requested_by_user_id AS requestedByUserId, b.requested_by_text AS requestedByText,
               UNIX_TIMESTAMP(b.created_at) AS createdAt, UNIX_TIMESTAMP(b.approved_at) AS approvedAt,
               UNIX_TIMESTAMP(b.processed_at) AS processedAt, b.processed_by_user_id AS processedByUserId,
               b.disbursement_reference AS disbursementReference, b.expires_at AS expiresAt,
               b.restored_at AS restoredAt,
               b.settling_since AS settlingSince, b.settled_through AS settledThrough`;

export const BatchShape = z.object({
  batchId: IdColumn,
  batchReference: z.string(),
  status: z.enum(BATCH_STATUSES),
  totalRecords: CountColumn,
  totalAmount: AmountColumn,
  paidAmount: AmountColumn.nullable(),
  returnedAmount: AmountColumn.nullable(),
  lateDroppedAmount: AmountColumn.nullable(),
  requiredApprovals: CountColumn,
  requiredApprovalsSetting: CountColumn.nullable(),
  tierAmount: AmountColumn.nullable(),
  approvalCount: CountColumn,
  contentHash: z.string().nullable(),
  hashRule: CountColumn.pipe(z.literal(HASH_RULES)),
  payerMayApprove: CountColumn.nullable(),
  adopted: FlagColumn,
  madeAt: UtcColumn.nullable(),
  windowFrom: UtcColumn.nullable(),
  windowTo: UtcColumn.nullable(),
  requestedByUserId: IdColumn.nullable(),
  requestedByText: z.string().nullable(),
  createdAt: SecondsColumn,
  approvedAt: SecondsColumn.nullable(),
  processedAt: SecondsColumn.nullable(),
  processedByUserId: IdColumn.nullable(),
  disbursementReference: z.string().nullable(),
  expiresAt: UtcColumn.nullable(),
  restoredAt: UtcColumn.nullable(),
  settlingSince: UtcColumn.nullable(),
  settledThrough: CountColumn.nullable(),
});

/** What is NULL in the rows of versions before, as it was meant then. */
export const batchIn = (row: z.output<typeof BatchShape>): Batch => ({
  ...row,
  madeAt: row.madeAt ?? row.createdAt,
  payerMayApprove: row.payerMayApprove !== 0,
  returnedAmount: row.returnedAmount ?? 0n,
  lateDroppedAmount: row.lateDroppedAmount ?? 0n,
});

/** A run of the version before the column left made_at NULL: its event says to the millisecond when that was. */
export const sealedIn = ({
  seal,
  payment,
  ...row
}: z.output<typeof BatchShape> & Omit<SealedBatch, 'batch'>): SealedBatch => {
  const batch = batchIn(row);
  return { seal, payment, batch: { ...batch, madeAt: row.madeAt ?? seal?.terms.madeAt ?? batch.madeAt } };
};

/** The batch, what its stream says it is, and how far its payment is. */
export type SealedBatch = {
  readonly batch: Batch;
  readonly seal: Seal | null;
  readonly payment: Payment | null;
};

/** No row: there is no such batch. */
export const readSealedBatch = (batchId: string): Read<SealedBatch> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${SEAL} AS seal, ${PAYMENT} AS payment FROM mlm_payout_batches b WHERE b.id = :batchId`,
  params: { batchId },
  row: BatchShape.extend({ seal: SealColumn, payment: PaymentColumn }).transform(sealedIn),
});

export const HEAD_COLUMNS = 's.seq AS headSeq, s.hash AS headHash';
export const HeadShape = { headSeq: CountColumn.nullable(), headHash: z.string().nullable() };

export const headIn = ({
  headSeq,
  headHash,
}: {
  readonly headSeq: number | null;
  readonly headHash: string | null;
}): StreamHead => (headSeq === null || headHash === null ? EMPTY_STREAM : { seq: headSeq, hash: headHash });

export type LockedBatch = { readonly batch: Batch; readonly head: StreamHead };

/**
 * Locks the batch, and with it the head of its audit stream, which nobody appends to without this lock: what is decided on
 * what was read here is still true when it is written.
 */
export const lockBatch = (batchId: string): Read<LockedBatch> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${HEAD_COLUMNS}
          FROM mlm_payout_batches b LEFT JOIN mlm_payout_streams s ON s.stream = :stream
         WHERE b.id = :batchId FOR UPDATE`,
  params: { batchId, stream: batchStream(batchId) },
  row: BatchShape.extend(HeadShape).transform(({ headSeq, headHash, ...row }) => ({
    batch: batchIn(row),
    head: headIn({ headSeq, headHash }),
  })),
});

/** Several batches, in the order of all locks. */
export const lockBatchIds = (batchIds: readonly string[]): Read<{ batchId: string }> => {
  const { placeholders, params } = idList(batchIds);
  return {
    sql: `SELECT b.id AS batchId FROM mlm_payout_batches b WHERE b.id IN (${placeholders}) ORDER BY b.id FOR UPDATE`,
    params,
    row: z.object({ batchId: IdColumn }),
  };
};
