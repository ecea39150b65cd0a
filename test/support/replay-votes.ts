import { type Detail, inState, must, type ReplayedBatch, type Step, type Told } from './replayed-batch.ts';

const userOf = ({ actor }: Told): string => {
  must(/^user \d+$/.test(actor), `"${actor}" is no user`);
  return actor.replace('user ', '');
};

/** How many approvals count beside the one of this person. */
const countWithout = ({ votes, uncounted, approvalCount }: ReplayedBatch, userId: string): number =>
  votes[userId] === 'approved' && !uncounted.includes(userId) ? approvalCount - 1 : approvalCount;

const counted = (count: number, told: number): void =>
  must(count === told, `${count} approvals count: the event says ${told}`);

/** Without the approvals that a decision says it did not count: of people whom the host has deleted, and of those removed. */
const withoutLapsed = (batch: ReplayedBatch, { lapsed = [] }: Detail): ReplayedBatch => {
  const now: readonly string[] = lapsed.filter((userId: string) => !batch.uncounted.includes(userId));
  for (const userId of now)
    must(batch.votes[userId] === 'approved', `user ${userId} lapsed, who did not approve`);
  const uncounted = [...batch.uncounted, ...now];
  return { ...batch, uncounted, approvalCount: batch.approvalCount - now.length };
};

type Counted = Pick<ReplayedBatch, 'votes' | 'votedOn' | 'uncounted' | 'approvalCount'>;

/** An approval of this content by somebody who had not given one. */
export const approvedBy = (before: ReplayedBatch, told: Told): Counted => {
  inState(before, 'pending_approval');
  const batch = withoutLapsed(before, told.detail);
  const userId = userOf(told);
  must(told.detail.contentHash === batch.contentHash, 'the vote is for another content');
  const { contentHash } = batch;
  const again = batch.votes[userId] === 'approved' && batch.votedOn[userId] === contentHash;
  must(!again, `user ${userId} had approved it already`);
  const approvalCount = batch.approvalCount + 1;
  counted(approvalCount, told.detail.approvalCount);
  return {
    votes: { ...batch.votes, [userId]: 'approved' },
    votedOn: { ...batch.votedOn, [userId]: contentHash },
    uncounted: batch.uncounted.filter((other) => other !== userId),
    approvalCount,
  };
};

/** One's own approval counts no more. */
export const rejectedBy = (before: ReplayedBatch, told: Told): Counted => {
  inState(before, 'pending_approval');
  const batch = withoutLapsed(before, told.detail);
  const userId = userOf(told);
  const { approvalCount } = told.detail;
  counted(countWithout(batch, userId), approvalCount);
  const votedOn = { ...batch.votedOn, [userId]: batch.contentHash };
  return {
    votes: { ...batch.votes, [userId]: 'rejected' },
    votedOn,
    uncounted: batch.uncounted,
    approvalCount,
  };
};

export const withdrawnBy = (before: ReplayedBatch, told: Told): Counted => {
  inState(before, 'pending_approval');
  const batch = withoutLapsed(before, told.detail);
  const userId = userOf(told);
  const { [userId]: own, ...votes } = batch.votes;
  must(own !== undefined, `user ${userId} had no vote to take back`);
  const { approvalCount } = told.detail;
  counted(countWithout(batch, userId), approvalCount);
  return { votes, votedOn: batch.votedOn, uncounted: batch.uncounted, approvalCount };
};

/** By a person for whom no other sign-in speaks: what they approved counts no more. */
export const recounted: Step = (before, { detail }) => {
  const { userId, from, to } = detail;
  inState(before, 'pending_approval');
  counted(before.approvalCount, from);
  must(to < from, `${to} are not less than ${from}`);
  const batch = withoutLapsed(before, detail);
  counted(countWithout(batch, userId), to);
  return { uncounted: [...batch.uncounted, userId], approvalCount: to };
};
