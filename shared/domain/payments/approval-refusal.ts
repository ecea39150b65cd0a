import type { Batch } from '../batches/batch.ts';
import { isAsSealed, type Seal } from '../batches/seal.ts';
import { approves, type Vote } from '../batches/vote.ts';

export type ApprovalRefusal = 'not-processing' | 'stale-content';

type Approved = {
  readonly batch: Batch;
  readonly seal: Seal | null;
  readonly votes: readonly Vote[];
  /** Whether its items are still what its hash says (holds-content). */
  readonly contentHolds: boolean;
};

/**
 * That it is `processing` releases no money by itself: the old page, or SQL, can write that. People must have approved this
 * very content, one of them at least whatever the row asks for, and what they were entitled to since is no matter.
 */
export const isApproved = (batch: Batch, votes: readonly Vote[]): boolean =>
  votes.filter((vote) => approves(vote, batch)).length >= Math.max(1, batch.requiredApprovals);

/** What is asked before money may leave, and never after it has: approved, and still what was approved. */
export const approvalRefusal = ({
  batch,
  seal,
  votes,
  contentHolds,
}: Approved): ApprovalRefusal | undefined => {
  if (!isApproved(batch, votes)) return 'not-processing';
  return contentHolds && isAsSealed(batch, seal) ? undefined : 'stale-content';
};
