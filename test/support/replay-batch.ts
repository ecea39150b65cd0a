import { settlesInline } from '../../shared/domain/batches/settles-inline.ts';
import { PAYMENT_STEPS } from './replay-payment.ts';
import { approvedBy, recounted, rejectedBy, withdrawnBy } from './replay-votes.ts';
import {
  type Detail,
  inState,
  must,
  notSettling,
  owing,
  type ReplayedBatch,
  type Step,
} from './replayed-batch.ts';
import type { StoredEvent } from './stored-events.ts';

/** What of a cancelled batch is free at once; of a larger one, nothing until the worker has released it. */
const released = ({ totalRecords }: ReplayedBatch, { releasedItems }: Detail) => {
  const inline = settlesInline(totalRecords);
  must(releasedItems === (inline ? totalRecords : 0), `${releasedItems} items released at once`);
  return { status: 'cancelled', settling: !inline, releasedItems } as const;
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
    must(batch.begun === null, 'cancelled, while the bank may be paying');
    must(detail.from === batch.status, `cancelled from ${detail.from}, while ${batch.status}`);
    return { ...released(batch, detail), ...owing(batch, 'payout_batch_cancelled') };
  },
  batch_expired: (batch, { detail }) => {
    inState(batch, 'pending_approval');
    return { ...released(batch, detail), ...owing(batch, 'payout_batch_cancelled') };
  },
  ...PAYMENT_STEPS,
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
    votedOn: {},
    uncounted: [],
    approvalCount: created ? 0 : detail.approvalCount,
    settling: false,
    paid: null,
    releasedItems: 0,
    begun: null,
    dropped: 0,
    late: 0,
    returned: 0,
    taken: 0,
    differs: false,
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
      batch = { ...batch, ...step(batch, { ...event, seq: index + 2 }) };
    } catch (error) {
      throw new Error(`event ${index + 2}, ${action}, is illegal`, { cause: error });
    }
  }
  return batch;
};
