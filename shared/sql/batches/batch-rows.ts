import * as z from 'zod';
import { EMPTY_STREAM, type StreamHead } from '../../domain/audit/audit-event.ts';
import { batchStream } from '../../domain/audit/streams.ts';
import { AmountColumn } from '../../domain/basics/money.ts';
import { BATCH_STATUSES, type Batch } from '../../domain/batches/batch.ts';
import { CountColumn, IdColumn, SecondsColumn, UtcColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** TIMESTAMP columns as epoch seconds, so that no session time zone shifts them; DATETIME ones are UTC as stored. */
const COLUMNS = `b.id AS batchId, b.batch_reference AS batchReference, b.status, b.total_records AS totalRecords,
               b.total_amount AS totalAmount, b.paid_amount AS paidAmount,
               b.required_approvals AS requiredApprovals, b.required_approvals_setting AS requiredApprovalsSetting,
               b.approval_count AS approvalCount, b.content_hash AS contentHash, b.made_at AS madeAt,
               b.window_from AS windowFrom, b.window_to AS windowTo,
               b.requested_by_user_id AS requestedByUserId, b.requested_by_text AS requestedByText,
               UNIX_TIMESTAMP(b.created_at) AS createdAt, UNIX_TIMESTAMP(b.approved_at) AS approvedAt,
               UNIX_TIMESTAMP(b.processed_at) AS processedAt, b.processed_by_user_id AS processedByUserId,
               b.disbursement_reference AS disbursementReference, b.expires_at AS expiresAt,
               b.settling_since AS settlingSince, b.settled_through AS settledThrough`;

const BatchShape = z.object({
  batchId: IdColumn,
  batchReference: z.string(),
  status: z.enum(BATCH_STATUSES),
  totalRecords: CountColumn,
  totalAmount: AmountColumn,
  paidAmount: AmountColumn.nullable(),
  requiredApprovals: CountColumn,
  requiredApprovalsSetting: CountColumn.nullable(),
  approvalCount: CountColumn,
  contentHash: z.string().nullable(),
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
  settlingSince: UtcColumn.nullable(),
  settledThrough: CountColumn.nullable(),
});

const made = <Row extends { readonly madeAt: Date | null; readonly createdAt: Date }>(row: Row) => ({
  ...row,
  madeAt: row.madeAt ?? row.createdAt,
});

const BatchRow: z.ZodType<Batch> = BatchShape.transform(made);

/** No row: there is no such batch. */
export const readBatch = (batchId: string): Read<Batch> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_batches b WHERE b.id = :batchId`,
  params: { batchId },
  row: BatchRow,
});

export type LockedBatch = { readonly batch: Batch; readonly head: StreamHead };

/**
 * Locks the batch, and with it the head of its audit stream, which nobody appends to without this lock: what is decided on
 * what was read here is still true when it is written.
 */
export const lockBatch = (batchId: string): Read<LockedBatch> => ({
  sql: `SELECT ${COLUMNS}, s.seq AS headSeq, s.hash AS headHash
          FROM mlm_payout_batches b LEFT JOIN mlm_payout_streams s ON s.stream = :stream
         WHERE b.id = :batchId FOR UPDATE`,
  params: { batchId, stream: batchStream(batchId) },
  row: BatchShape.extend({ headSeq: CountColumn.nullable(), headHash: z.string().nullable() }).transform(
    ({ headSeq, headHash, ...batch }) => ({
      batch: made(batch),
      head: headSeq === null || headHash === null ? EMPTY_STREAM : { seq: headSeq, hash: headHash },
    }),
  ),
});

export type BatchFilter = {
  readonly status: string | null;
  /** Made in [from, to), epoch seconds. */
  readonly fromSeconds: number | null;
  readonly toSeconds: number | null;
  /** How the reference begins. */
  readonly reference: string | null;
};

/** Newest first, those before the given id. */
export const readBatches = (filter: BatchFilter, beforeId: string, limit: number): Read<Batch> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_batches b
         WHERE b.id < :beforeId
           AND (:status IS NULL OR b.status = :status)
           AND (:fromSeconds IS NULL OR b.created_at >= FROM_UNIXTIME(:fromSeconds))
           AND (:toSeconds IS NULL OR b.created_at < FROM_UNIXTIME(:toSeconds))
           AND (:reference IS NULL OR LEFT(b.batch_reference, CHAR_LENGTH(:reference)) = :reference)
         ORDER BY b.id DESC LIMIT :limit`,
  params: { ...filter, beforeId, limit },
  row: BatchRow,
});
