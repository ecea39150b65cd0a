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
};

export type Awaited = { readonly userId: string; readonly name: string | null };

/**
 * Who may approve the batch and has said nothing of its present content, each once. Beneficiaries are among them: whether a
 * batch pays somebody is asked when they vote, not each day of everybody.
 */
export const awaitedApprovers = (
  { batchId, contentHash, madeAt, requestedByUserId }: AwaitedBatch,
  signIns: readonly ApproverSignIn[],
  votes: readonly CastVote[],
): Awaited[] => {
  const heard = new Set(
    votes
      .filter(
        (vote) => vote.batchId === batchId && vote.contentHash !== null && vote.contentHash === contentHash,
      )
      .map(({ userId }) => userId),
  );
  const awaited = signIns.filter(
    ({ userId, activeSince }) => activeSince < madeAt && userId !== requestedByUserId && !heard.has(userId),
  );
  return [...new Map(awaited.map(({ userId, name }) => [userId, { userId, name }])).values()];
};
