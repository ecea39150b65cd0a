import type { BatchStatus } from '../batches/batch.ts';
/** A batch of the old script, as it stands, and what counts of it. */
export type OldBatch = {
  readonly status: BatchStatus;
  readonly requiredApprovals: number;
  readonly approvalCount: number;
  /** Approvals that carry the batch's own hash: those given in this system. */
  readonly votesOnHash: number;
  /** Those of them whose voters are still entitled: what a pending batch counts. */
  readonly votesThatCount: number;
  /** NULL until it was adopted. */
  readonly contentHash: string | null;
};

export type AdoptedStanding = {
  readonly status: BatchStatus;
  readonly approvalCount: number;
  readonly contentHash: string;
};

const isOver = (status: BatchStatus): boolean => status === 'completed' || status === 'cancelled';

/**
 * How the batch stands in this system, given the hash of what it holds now. What was paid or cancelled stays so; all
 * else awaits approval by people who see the hash: the old script paid drafts, and counted anybody's vote.
 */
export const adoptBatch = (batch: OldBatch, contentHash: string): AdoptedStanding => {
  const { status, requiredApprovals, approvalCount, votesOnHash, votesThatCount } = batch;
  if (isOver(status)) return { status, approvalCount, contentHash };
  const isSameContent = batch.contentHash === contentHash;
  // Whoever was removed after it was approved was entitled then.
  if (status === 'processing' && isSameContent && votesOnHash >= Math.max(1, requiredApprovals)) {
    return { status, approvalCount: votesOnHash, contentHash };
  }
  return { status: 'pending_approval', approvalCount: isSameContent ? votesThatCount : 0, contentHash };
};

/** Whether adopting it now changes anything: a repeat writes nothing. */
export const isAdopted = (batch: OldBatch, standing: AdoptedStanding): boolean =>
  batch.status === standing.status &&
  batch.approvalCount === standing.approvalCount &&
  batch.contentHash === standing.contentHash;
