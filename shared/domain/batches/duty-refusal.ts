import type { Approver } from '../approvers/approver.ts';
import type { Batch } from './batch.ts';
import type { Seal } from './seal.ts';
import type { Vote } from './vote.ts';

export const DUTY_REFUSALS = ['own-batch', 'beneficiary-conflict', 'approver-pays'] as const;
export type DutyRefusal = (typeof DUTY_REFUSALS)[number];

export type DutyFacts = {
  readonly caller: Approver;
  readonly batch: Batch;
  readonly seal: Seal | null;
  readonly votes: readonly Vote[];
  /** Whether the batch pays the caller. */
  readonly paysCaller: boolean;
};

/**
 * Who asked for a batch, is paid by it, or approved it does not also move its money: nobody does both alone. An approval is
 * one here as long as it is stored, whether or not it counts. Only the last may be relaxed, for small teams, and only by what
 * was set when the batch was made: what was sealed, for who can write the row could else relax it for themselves.
 */
export const dutyRefusal = ({
  caller: { userId },
  batch,
  seal,
  votes,
  paysCaller,
}: Omit<DutyFacts, 'caller'> & { readonly caller: Pick<Approver, 'userId'> }): DutyRefusal | undefined => {
  const { requestedByUserId, payerMayApprove } = { ...batch, ...seal?.terms };
  if (userId === requestedByUserId) return 'own-batch';
  if (paysCaller) return 'beneficiary-conflict';
  const approved = votes.some((vote) => vote.userId === userId && vote.decision === 'approved');
  return approved && !payerMayApprove ? 'approver-pays' : undefined;
};
