import type { Approver } from '../approvers/approver.ts';
import { hasRole } from '../approvers/has-role.ts';
import type { Batch } from './batch.ts';
import { type InvolvementRefusal, involvementRefusal } from './involvement-refusal.ts';
import { isAsSealed, type Seal } from './seal.ts';
import { countApprovals, counts, type Vote } from './vote.ts';

export type VoteRequest = {
  readonly decision: 'approved' | 'rejected';
  /** What the voter saw. */
  readonly contentHash: string;
};

/** How the ledger and the caller stand to a batch's items; read before the batch is locked. */
export type BatchStanding = {
  /** Open items that cannot be paid as they were approved. */
  readonly driftCount: number;
  /** Whether the batch pays the caller. */
  readonly paysCaller: boolean;
};

export type VoteFacts = {
  readonly caller: Approver;
  readonly batch: Batch;
  readonly seal: Seal | null;
  readonly votes: readonly Vote[];
  readonly standing: BatchStanding;
  /** When it is decided. */
  readonly at: Date;
};

export type VoteRefusal = 'not-entitled' | 'adopted-unanswered' | 'stale-content' | InvolvementRefusal;

export type VoteDecision =
  | { readonly kind: 'refused'; readonly because: VoteRefusal }
  /** The very vote is stored: whatever has become of the batch since, there is nothing to do. */
  | { readonly kind: 'already_recorded' }
  /** Not enough of them yet. */
  | { readonly kind: 'recorded'; readonly approvalCount: number }
  /** Enough: the batch may be paid. */
  | { readonly kind: 'approved'; readonly approvalCount: number }
  /** One rejection is enough. */
  | { readonly kind: 'cancelled'; readonly approvalCount: number };

const refused = (because: VoteRefusal): VoteDecision => ({ kind: 'refused', because });

/**
 * One that nobody gave, but somebody wrote by SQL, is not: its voter may still say it. Nor is, while it could still count, one
 * that does not: whoever was removed and added back is told why.
 */
const isStored = (request: VoteRequest, own: Vote | undefined, batch: Batch): boolean => {
  if (own?.decision !== request.decision || own.contentHash !== request.contentHash) return false;
  // A rejection ends the batch: beside one that is pending it was never given.
  if (batch.status === 'pending_approval') return counts(own, batch);
  return own.decision === 'rejected' || own.recorded;
};

/** Decides a vote from what is true under the batch's lock; touches nothing. The order of the checks is the contract's. */
export const decideApproval = (request: VoteRequest, facts: VoteFacts): VoteDecision => {
  const { caller, batch, seal, votes } = facts;
  if (!hasRole(caller, 'approver')) return refused('not-entitled');
  const own = votes.find(({ userId }) => userId === caller.userId);
  if (isStored(request, own, batch)) {
    return { kind: 'already_recorded' };
  }
  if (seal?.unanswered) return refused('adopted-unanswered');
  if (batch.status !== 'pending_approval') return refused('not-pending');
  if (request.contentHash !== batch.contentHash || !isAsSealed(batch, seal)) return refused('stale-content');
  const others = votes.filter((vote) => vote !== own);
  const othersCount = countApprovals(others, batch);
  if (request.decision === 'rejected') return { kind: 'cancelled', approvalCount: othersCount };
  const because = involvementRefusal(facts);
  if (because) return refused(because);
  const approvalCount = othersCount + 1;
  return { kind: approvalCount >= batch.requiredApprovals ? 'approved' : 'recorded', approvalCount };
};
