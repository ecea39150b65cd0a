import { hasRole } from '../approvers/has-role.ts';
import type { VoteFacts } from './decide-approval.ts';
import { countApprovals } from './vote.ts';

export type WithdrawalRefusal = 'not-entitled' | 'not-pending';

export type WithdrawalDecision =
  | { readonly kind: 'refused'; readonly because: WithdrawalRefusal }
  /** There is no vote of the caller to take back. */
  | { readonly kind: 'already_recorded' }
  | { readonly kind: 'recorded'; readonly approvalCount: number };

/** Takes back one's own vote, as long as nothing has come of it. */
export const decideWithdrawal = ({
  caller,
  batch,
  votes,
}: Pick<VoteFacts, 'caller' | 'batch' | 'votes'>): WithdrawalDecision => {
  if (!hasRole(caller, 'approver')) return { kind: 'refused', because: 'not-entitled' };
  if (batch.status !== 'pending_approval') return { kind: 'refused', because: 'not-pending' };
  const own = votes.find(({ userId }) => userId === caller.userId);
  if (!own || own.decision === 'pending') return { kind: 'already_recorded' };
  const others = votes.filter((vote) => vote !== own);
  return { kind: 'recorded', approvalCount: countApprovals(others, batch) };
};
