import * as z from 'zod';
import type { Terms } from '../../domain/batches/terms.ts';
import { utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

export type BatchOpening = {
  readonly batchReference: string;
  /** What the settings asked for at that time; a run may ask for fewer, but not unseen. */
  readonly requiredApprovalsSetting: number;
  readonly attemptId: string;
  /** As the API knows them; NULL for a run that nobody asked it for. */
  readonly requestedByUserId: string | null;
  /** As a direct invoke calls itself. */
  readonly requestedBy: string | null;
  readonly windowFrom: Date | null;
  readonly windowTo: Date | null;
  /** To the microsecond, for whoever became an approver later has no say. */
  readonly madeAt: Date;
  readonly expiresAt: Date | null;
};

/** Still a draft: nobody sees it before its items and totals are in the same transaction's commit. */
export const insertBatch = (batch: BatchOpening): Write => ({
  sql: `INSERT INTO mlm_payout_batches
          (batch_reference, status, total_amount, total_records, required_approvals_setting, approval_count,
           run_id, requested_by_user_id, requested_by_text, window_from, window_to, made_at, expires_at)
        VALUES (:batchReference, 'draft', 0, 0, :requiredApprovalsSetting, 0,
                (SELECT r.id FROM mlm_payout_runs r WHERE r.attempt_id = :attemptId),
                :requestedByUserId, :requestedBy, :windowFrom, :windowTo, :madeAt, :expiresAt)`,
  params: {
    ...batch,
    windowFrom: batch.windowFrom && utcText(batch.windowFrom),
    windowTo: batch.windowTo && utcText(batch.windowTo),
    madeAt: utcText(batch.madeAt),
    expiresAt: batch.expiresAt && utcText(batch.expiresAt),
  },
  expectRows: 1,
});

/** Which run made the batch of this reference; NULL for one that no run of ours made. */
export const readRunKeyOfReference = (batchReference: string): Read<{ runKey: string | null }> => ({
  sql: `SELECT r.run_key AS runKey
          FROM mlm_payout_batches b LEFT JOIN mlm_payout_runs r ON r.id = b.run_id
         WHERE b.batch_reference = :batchReference`,
  params: { batchReference },
  row: z.object({ runKey: z.string().nullable() }),
});

export type BatchSeal = {
  readonly batchId: string;
  readonly totalRecords: number;
  readonly totalAmount: string;
  /** By rule 2. */
  readonly contentHash: string;
  readonly terms: Pick<Terms, 'requiredApprovals' | 'payerMayApprove'>;
  /** The sum that decided on the approvals, where it is not the batch's own total. */
  readonly tierAmount: string | null;
  readonly mayApproveCount: number;
  /** Users who are approvers, and are paid by it. */
  readonly paidApprovers: readonly string[];
};

/** Leaves draft with the totals of the items themselves, and what they demand. */
export const sealBatch = ({ terms, paidApprovers, ...seal }: BatchSeal): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET status = 'pending_approval', total_records = :totalRecords, total_amount = :totalAmount,
               content_hash = :contentHash, hash_rule = 2, required_approvals = :requiredApprovals,
               payer_may_approve = :payerMayApprove, tier_amount = :tierAmount,
               may_approve_count = :mayApproveCount, paid_approvers = :paidApprovers
         WHERE id = :batchId AND status = 'draft'`,
  params: {
    ...seal,
    requiredApprovals: terms.requiredApprovals,
    payerMayApprove: terms.payerMayApprove ? 1 : 0,
    paidApprovers: JSON.stringify(paidApprovers),
  },
  expectRows: 1,
});
