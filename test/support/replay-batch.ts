import type { BatchStatus } from '../../shared/domain/batches/batch.ts';
import { settlesInline } from '../../shared/domain/batches/settles-inline.ts';
import type { StoredEvent } from './stored-events.ts';

/** What the events of a batch say that it has come to. */
export type ReplayedBatch = {
  readonly status: BatchStatus;
  readonly contentHash: string;
  readonly totalRecords: number;
  readonly requiredApprovals: number;
  /** The last word of each who voted and did not take it back. */
  readonly votes: Readonly<Record<string, 'approved' | 'rejected'>>;
  /** Of those, approvals that count no more: who gave them was removed. */
  readonly uncounted: readonly string[];
  readonly approvalCount: number;
  readonly settling: boolean;
  readonly paid: { readonly count: number; readonly amount: string } | null;
  readonly releasedItems: number;
  /** Something was held because its payment failed for the second time. */
  readonly failedTwice: boolean;
  /** Keys of every notice that was owed on the way. */
  readonly notices: readonly string[];
};

// biome-ignore lint/suspicious/noExplicitAny: details of every shape; what does not fit makes the history illegal
type Detail = any;
type Told = { readonly actor: string; readonly detail: Detail };
type Step = (batch: ReplayedBatch, told: Told) => Partial<ReplayedBatch>;

const must = (holds: boolean, why: string): void => {
  if (!holds) throw new Error(why);
};

const inState = (batch: ReplayedBatch, ...statuses: readonly BatchStatus[]): void =>
  must(statuses.includes(batch.status), `the batch is ${batch.status}: expected ${statuses.join(' or ')}`);

const notSettling = ({ settling }: ReplayedBatch): void => must(!settling, 'the batch is being settled');

const userOf = ({ actor }: Told): string => {
  must(/^user \d+$/.test(actor), `"${actor}" is no user`);
  return actor.replace('user ', '');
};

/** How many approvals count beside the one of this person. */
const countWithout = ({ votes, uncounted, approvalCount }: ReplayedBatch, userId: string): number =>
  votes[userId] === 'approved' && !uncounted.includes(userId) ? approvalCount - 1 : approvalCount;

const counted = (count: number, told: number): void =>
  must(count === told, `${count} approvals count: the event says ${told}`);

/** An approval of this content by somebody who had not given one. */
const approvedBy = (batch: ReplayedBatch, told: Told): Pick<ReplayedBatch, 'votes' | 'approvalCount'> => {
  inState(batch, 'pending_approval');
  const userId = userOf(told);
  must(told.detail.contentHash === batch.contentHash, 'the vote is for another content');
  must(batch.votes[userId] !== 'approved', `user ${userId} had approved it already`);
  const approvalCount = batch.approvalCount + 1;
  counted(approvalCount, told.detail.approvalCount);
  return { votes: { ...batch.votes, [userId]: 'approved' }, approvalCount };
};

/** What of a cancelled batch is free at once; of a larger one, nothing until the worker has released it. */
const released = ({ totalRecords }: ReplayedBatch, { releasedItems }: Detail) => {
  const inline = settlesInline(totalRecords);
  must(releasedItems === (inline ? totalRecords : 0), `${releasedItems} items released at once`);
  return { status: 'cancelled', settling: !inline, releasedItems } as const;
};

const owing = ({ notices }: ReplayedBatch, ...types: readonly string[]) => ({
  notices: [...notices, ...types],
});

const heldIn = ({ failedTwice }: ReplayedBatch, { failedTwiceCount }: Detail) => ({
  failedTwice: failedTwice || failedTwiceCount > 0,
});

/** By a person for whom no other sign-in speaks: what they approved counts no more. */
const recounted: Step = (batch, { detail: { userId, from, to } }) => {
  inState(batch, 'pending_approval');
  counted(batch.approvalCount, from);
  must(to < from, `${to} are not less than ${from}`);
  counted(countWithout(batch, userId), to);
  return { uncounted: [...batch.uncounted, userId], approvalCount: to };
};

const paid: Step = (batch, { actor, detail }) => {
  inState(batch, 'processing');
  must(
    settlesInline(batch.totalRecords) !== batch.settling,
    'paid without having begun, or begun for nothing',
  );
  must((actor === 'worker') === batch.settling, `paid by ${actor}`);
  const left = detail.failedCount + (detail.driftedCount ?? 0);
  must(detail.paidCount + left === batch.totalRecords, `${detail.paidCount} paid, ${left} not`);
  const done = { count: detail.paidCount, amount: detail.paidAmount };
  const owed = owing(batch, 'payout_batch_disbursed', 'finance_batch_disbursed');
  return { status: 'completed', settling: false, paid: done, ...owed, ...heldIn(batch, detail) };
};

const STEPS: Readonly<Record<string, Step>> = {
  batch_adopted: (
    _,
    { detail: { status, approvalCount, contentHash, totalRecords, requiredApprovals } },
  ) => ({
    ...{ status, approvalCount, contentHash, totalRecords, requiredApprovals },
  }),
  vote_recorded: (batch, told) => {
    const after = approvedBy(batch, told);
    must(after.approvalCount < batch.requiredApprovals, 'enough approvals, and yet it is pending');
    return after;
  },
  batch_approved: (batch, told) => {
    const after = approvedBy(batch, told);
    must(after.approvalCount >= batch.requiredApprovals, 'approved by too few');
    const owed = owing(batch, 'payout_batch_approved', 'finance_batch_processing');
    return { ...after, status: 'processing', ...owed };
  },
  batch_rejected: (batch, told) => {
    inState(batch, 'pending_approval');
    const userId = userOf(told);
    const { approvalCount } = told.detail;
    counted(countWithout(batch, userId), approvalCount);
    const votes = { ...batch.votes, [userId]: 'rejected' } as const;
    return {
      ...{ votes, approvalCount },
      ...released(batch, told.detail),
      ...owing(batch, 'payout_batch_rejected'),
    };
  },
  vote_withdrawn: (batch, told) => {
    inState(batch, 'pending_approval');
    const userId = userOf(told);
    const { [userId]: own, ...votes } = batch.votes;
    must(own !== undefined, `user ${userId} had no vote to take back`);
    const { approvalCount } = told.detail;
    counted(countWithout(batch, userId), approvalCount);
    return { votes, approvalCount };
  },
  vote_refused: () => ({}),
  duty_refused: () => ({}),
  votes_recounted: recounted,
  batch_cancelled: (batch, { detail }) => {
    inState(batch, 'pending_approval', 'processing');
    notSettling(batch);
    must(detail.from === batch.status, `cancelled from ${detail.from}, while ${batch.status}`);
    return { ...released(batch, detail), ...owing(batch, 'payout_batch_cancelled') };
  },
  batch_expired: (batch, { detail }) => {
    inState(batch, 'pending_approval');
    return { ...released(batch, detail), ...owing(batch, 'payout_batch_cancelled') };
  },
  payment_begun: (batch, { detail }) => {
    inState(batch, 'processing');
    notSettling(batch);
    must(!settlesInline(batch.totalRecords), 'a payment in steps of a batch that is paid at once');
    return { settling: true, ...heldIn(batch, detail) };
  },
  batch_paid: paid,
  items_released: (batch, { detail }) => {
    inState(batch, 'cancelled');
    must(batch.settling, 'nothing was being released');
    return { settling: false, releasedItems: detail.items };
  },
};

const begun = ({ action, detail }: StoredEvent): ReplayedBatch => {
  must(action === 'batch_created' || action === 'batch_adopted', `the history begins with ${action}`);
  const created = action === 'batch_created';
  return {
    status: created ? 'pending_approval' : detail.status,
    contentHash: detail.contentHash,
    totalRecords: detail.totalRecords,
    requiredApprovals: detail.requiredApprovals,
    votes: {},
    uncounted: [],
    approvalCount: created ? 0 : detail.approvalCount,
    settling: false,
    paid: null,
    releasedItems: 0,
    failedTwice: false,
    notices: created ? ['payout_batch_created'] : [],
  };
};

/** Folds the stream of a batch; throws at the first event that could not have followed those before it. */
export const replayBatch = ([first, ...rest]: readonly StoredEvent[]): ReplayedBatch => {
  if (!first) throw new Error('a batch without a history');
  let batch = begun(first);
  for (const [index, event] of rest.entries()) {
    const { action } = event;
    const step = STEPS[action];
    if (!step) throw new Error(`event ${index + 2} is ${action}: expected an action of a batch`);
    try {
      batch = { ...batch, ...step(batch, event) };
    } catch (error) {
      throw new Error(`event ${index + 2}, ${action}, is illegal`, { cause: error });
    }
  }
  return batch;
};
