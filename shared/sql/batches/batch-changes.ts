import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import { utcText } from '../columns.ts';
import type { Write } from '../statement.ts';

export type CountedApprovals = {
  readonly batchId: string;
  readonly approvalCount: number;
};

/** Still pending. "any": a vote that is taken back and given again may leave the number as it was. */
export const setApprovalCount = ({ batchId, approvalCount }: CountedApprovals): Write => ({
  sql: `UPDATE mlm_payout_batches SET approval_count = :approvalCount
         WHERE id = :batchId AND status = 'pending_approval'`,
  params: { batchId, approvalCount },
  expectRows: 'any',
});

/** The last approval it needed: from now on it may be paid. */
export const approveBatch = ({
  batchId,
  approvalCount,
  approvedByUserId,
  at,
}: CountedApprovals & { readonly approvedByUserId: string; readonly at: Date }): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET status = 'processing', approval_count = :approvalCount, approved_by_user_id = :approvedByUserId,
               approved_at = FROM_UNIXTIME(:atSeconds)
         WHERE id = :batchId AND status = 'pending_approval'`,
  params: { batchId, approvalCount, approvedByUserId, atSeconds: epochSeconds(at) },
  expectRows: 1,
});

export type Cancelling = {
  readonly batchId: string;
  readonly approvalCount: number;
  readonly notes: string;
  /** NULL: its items are released in this very transaction. */
  readonly settlingSince: Date | null;
};

/** For good: from the states that money has not left. */
export const cancelBatchRow = ({ batchId, approvalCount, notes, settlingSince }: Cancelling): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET status = 'cancelled', approval_count = :approvalCount, processed_notes = :notes,
               settling_since = :settlingSince, settling_seen_at = :settlingSince,
               settled_through = CASE WHEN :settlingSince IS NULL THEN NULL ELSE 0 END,
               settling_what = CASE WHEN :settlingSince IS NULL THEN NULL ELSE 'release' END
         WHERE id = :batchId AND status IN ('pending_approval', 'processing') AND settling_since IS NULL`,
  params: { batchId, approvalCount, notes, settlingSince: settlingSince && utcText(settlingSince) },
  expectRows: 1,
});

export type Paying = {
  readonly batchId: string;
  /** The bank's; null where nothing was paid. */
  readonly reference: string | null;
  readonly notes: string | null;
  readonly byUserId: string;
};

/** The bank is asked to pay; the stream says so, the column repeats it. null: it has paid nothing after all. */
export const setPaymentBegun = (batchId: string, at: Date | null): Write => ({
  sql: `UPDATE mlm_payout_batches SET payment_begun_at = :at
         WHERE id = :batchId AND status = 'processing' AND settling_since IS NULL`,
  params: { batchId, at: at && utcText(at) },
  expectRows: 'any',
});

/** What the bank paid is being recorded: the worker goes on. */
export const beginRecording = ({ at, ...paying }: Paying & { readonly at: Date }): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET disbursement_reference = :reference, processed_notes = :notes, processed_by_user_id = :byUserId,
               settling_since = :at, settling_seen_at = :at, settled_through = 0, settling_what = 'record'
         WHERE id = :batchId AND status = 'processing' AND settling_since IS NULL`,
  params: { ...paying, at: utcText(at) },
  expectRows: 1,
});

/** Paid at once. */
export const completeBatch = ({
  at,
  ...paid
}: Paying & { readonly paidAmount: string; readonly at: Date }): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET status = 'completed', disbursement_reference = :reference, processed_notes = :notes,
               processed_by_user_id = :byUserId, processed_at = FROM_UNIXTIME(:atSeconds), paid_amount = :paidAmount
         WHERE id = :batchId AND status = 'processing' AND settling_since IS NULL`,
  params: { ...paid, atSeconds: epochSeconds(at) },
  expectRows: 1,
});

/** How far the worker is; a twin that was faster has moved it on, and this one begins again. */
export const advanceSettling = (batchId: string, from: number, to: number, at: Date): Write => ({
  sql: `UPDATE mlm_payout_batches SET settled_through = :to, settling_seen_at = :at
         WHERE id = :batchId AND settled_through = :from AND settling_since IS NOT NULL`,
  params: { batchId, from, to, at: utcText(at) },
  expectRows: 1,
});

/** The worker has paid the last of it. */
export const completeSettledPayment = (batchId: string, paidAmount: string, at: Date): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET status = 'completed', processed_at = FROM_UNIXTIME(:atSeconds), paid_amount = :paidAmount,
               settling_since = NULL, settled_through = NULL, settling_seen_at = NULL, settling_what = NULL
         WHERE id = :batchId AND status = 'processing' AND settling_since IS NOT NULL`,
  params: { batchId, paidAmount, atSeconds: epochSeconds(at) },
  expectRows: 1,
});

/** The worker has released the last of it. */
export const endRelease = (batchId: string): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET settling_since = NULL, settled_through = NULL, settling_seen_at = NULL, settling_what = NULL
         WHERE id = :batchId AND status = 'cancelled' AND settling_since IS NOT NULL`,
  params: { batchId },
  expectRows: 1,
});
