import { settlesInline } from '../../shared/domain/batches/settles-inline.ts';
import { approvedBy, recounted, rejectedBy, withdrawnBy } from './replay-votes.ts';
import { type Detail, inState, must, type ReplayedBatch, type Step } from './replayed-batch.ts';
import type { StoredEvent } from './stored-events.ts';

const notSettling = ({ settling }: ReplayedBatch): void => must(!settling, 'the batch is being settled');

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
  batch_rejected: (batch, told) => ({
    ...rejectedBy(batch, told),
    ...released(batch, told.detail),
    ...owing(batch, 'payout_batch_rejected'),
  }),
  vote_withdrawn: withdrawnBy,
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
