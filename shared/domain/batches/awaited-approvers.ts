/** An active approver, by one sign-in; a person may have several. */
export type ApproverSignIn = {
  readonly userId: string;
  /** null where the host has none. */
  readonly name: string | null;
  readonly activeSince: Date;
};

/** A vote that was not withdrawn. */
export type CastVote = {
  readonly batchId: string;
  readonly userId: string;
  readonly contentHash: string | null;
};

export type AwaitedBatch = {
  readonly batchId: string;
  readonly contentHash: string | null;
  readonly madeAt: Date;
  readonly requestedByUserId: string | null;
  /** Users who are approvers, and whom it pays; null where that was not kept when it was made. */
  readonly paidApprovers: readonly string[] | null;
};

export type Awaited = { readonly userId: string; readonly name: string | null };

/** `voted`: of its present content, whatever they said. */
export type EligibleApprover = Awaited & { readonly voted: boolean };

export type AwaitedApprovers = {
  /** People who may approve it as of now; entitlements end, and the host deletes its users. */
  readonly mayApprove: number;
  /** Of them, who has said nothing of its present content. */
  readonly awaited: readonly Awaited[];
};

/** Who may approve the batch as of now, each once, whatever their sign-ins. Of one that does not say whom it pays, those are among them. */
export const eligibleApprovers = (
  { batchId, contentHash, madeAt, requestedByUserId, paidApprovers }: AwaitedBatch,
  signIns: readonly ApproverSignIn[],
  votes: readonly CastVote[],
): EligibleApprover[] => {
  const heard = new Set(
    votes
      .filter(
        (vote) => vote.batchId === batchId && vote.contentHash !== null && vote.contentHash === contentHash,
      )
      .map(({ userId }) => userId),
  );
  const may = signIns.filter(
    ({ userId, activeSince }) =>
      activeSince < madeAt && userId !== requestedByUserId && !paidApprovers?.includes(userId),
  );
  const people = may.map(({ userId, name }) => [userId, { userId, name, voted: heard.has(userId) }] as const);
  return [...new Map(people).values()];
};

/** How many may approve it, and whose word is missing. */
export const awaitedApprovers = (
  batch: AwaitedBatch,
  signIns: readonly ApproverSignIn[],
  votes: readonly CastVote[],
): AwaitedApprovers => {
  const eligible = eligibleApprovers(batch, signIns, votes);
  const awaited = eligible.flatMap(({ voted, ...person }) => (voted ? [] : [person]));
  return { mayApprove: eligible.length, awaited };
};
