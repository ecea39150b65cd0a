/** What one person said of a batch, last. Withdrawn: pending, bound to nothing. */
export type Vote = {
  readonly userId: string;
  /** null where the host deleted the user. */
  readonly name: string | null;
  readonly decision: 'approved' | 'rejected' | 'pending';
  readonly notes: string | null;
  readonly contentHash: string | null;
  readonly at: Date;
  /** An active approver, and one since before the batch was made. */
  readonly entitled: boolean;
};

type Content = { readonly contentHash: string | null };

/** An approval of exactly this content, whoever gave it. */
export const approves = ({ decision, contentHash }: Vote, batch: Content): boolean =>
  decision === 'approved' && contentHash !== null && contentHash === batch.contentHash;

/** An approval that moves a pending batch on. */
export const counts = (vote: Vote, batch: Content): boolean => vote.entitled && approves(vote, batch);

export const countApprovals = (votes: readonly Vote[], batch: Content): number =>
  votes.filter((vote) => counts(vote, batch)).length;
