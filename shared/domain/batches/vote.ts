/** What one person said of a batch, last. Withdrawn: pending, bound to nothing. */
export type Vote = {
  readonly userId: string;
  /** null where the host deleted the user. */
  readonly name: string | null;
  readonly decision: 'approved' | 'rejected' | 'pending';
  readonly notes: string | null;
  readonly contentHash: string | null;
  readonly at: Date;
  /** The batch's stream has it: an event of the voter's own, on this content. */
  readonly recorded: boolean;
  /** An active approver, since before the batch was made; of a pending one, and known to the host. */
  readonly entitled: boolean;
};

type Content = { readonly contentHash: string | null };

/** An approval of exactly this content that is on record, whatever its giver is entitled to by now. */
export const approves = ({ decision, recorded, contentHash }: Vote, batch: Content): boolean =>
  decision === 'approved' && recorded && contentHash !== null && contentHash === batch.contentHash;

/** An approval that moves a pending batch on. */
export const counts = (vote: Vote, batch: Content): boolean => vote.entitled && approves(vote, batch);

export const countApprovals = (votes: readonly Vote[], batch: Content): number =>
  votes.filter((vote) => counts(vote, batch)).length;
