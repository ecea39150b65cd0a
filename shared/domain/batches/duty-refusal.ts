import type { Approver } from '../approvers/approver.ts';
import type { Batch } from './batch.ts';
import type { Vote } from './vote.ts';

export type DutyRefusal = 'own-batch' | 'beneficiary-conflict' | 'approver-pays';

export type DutyFacts = {
  readonly caller: Approver;
  readonly batch: Batch;
  readonly votes: readonly Vote[];
  /** Whether the batch pays the caller. */
  readonly paysCaller: boolean;
};

/**
 * Who asked for a batch, is paid by it, or approved it does not also move its money: nobody does both alone. An approval is
 * one here as long as it is stored, whether or not it counts. Only the last may be relaxed, for small teams, and only by what
 * was set when the batch was made.
 */
export const dutyRefusal = ({ caller, batch, votes, paysCaller }: DutyFacts): DutyRefusal | undefined => {
  const { userId } = caller;
  if (userId === batch.requestedByUserId) return 'own-batch';
  if (paysCaller) return 'beneficiary-conflict';
  const approved = votes.some((vote) => vote.userId === userId && vote.decision === 'approved');
  return approved && !batch.payerMayApprove ? 'approver-pays' : undefined;
};
