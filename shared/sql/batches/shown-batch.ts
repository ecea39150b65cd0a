import { PAYMENT, PaymentColumn } from '../payments/payment-column.ts';
import type { Read } from '../statement.ts';
import { BATCH_COLUMNS, BatchShape, type SealedBatch, sealedIn } from './batch-rows.ts';
import { PaidApproversColumn } from './paid-approvers-column.ts';
import { SEAL, SealColumn } from './seal-column.ts';

export type ShownBatch = SealedBatch & {
  /** Users who are approvers, and whom it pays; null where that was not kept when it was made. */
  readonly paidApprovers: readonly string[] | null;
};

/** With what only its readers ask of it. No row: there is no such batch. */
export const readShownBatch = (batchId: string): Read<ShownBatch> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${SEAL} AS seal, ${PAYMENT} AS payment, b.paid_approvers AS paidApprovers
          FROM mlm_payout_batches b WHERE b.id = :batchId`,
  params: { batchId },
  row: BatchShape.extend({
    seal: SealColumn,
    payment: PaymentColumn,
    paidApprovers: PaidApproversColumn,
  }).transform(({ paidApprovers, ...row }) => ({ ...sealedIn(row), paidApprovers })),
});
