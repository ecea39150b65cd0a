import { decimalFrom, paiseFrom } from '../../shared/domain/basics/money.ts';
import { settlesInline } from '../../shared/domain/batches/settles-inline.ts';
import {
  type Detail,
  heldIn,
  inState,
  must,
  notSettling,
  owing,
  type ReplayedBatch,
  type Step,
} from './replayed-batch.ts';

const addAmounts = (one: string, other: string): string => decimalFrom(paiseFrom(one) + paiseFrom(other));

const twiceIn = ({ paidTwiceCount = 0 }: Detail, seq: number): string[] =>
  paidTwiceCount > 0 ? [`payout_paid_twice/admin/${seq}`, `payout_paid_twice/finance/${seq}`] : [];

/** What the old rule of the worker leaves open drifted; what this one does not pay was left out. */
const paid: Step = (batch, { actor, detail, seq }) => {
  inState(batch, 'processing');
  must((actor === 'worker') === batch.settling, `paid by ${actor}`);
  const left = detail.failedCount + (detail.driftedCount ?? 0) + (detail.leftOutCount ?? 0);
  if (batch.begun) must(detail.frozen.count === batch.begun.count, 'another payment than was begun');
  must(detail.paidCount + left === batch.totalRecords, `${detail.paidCount} paid, ${left} not`);
  const done = { count: detail.paidCount, amount: detail.paidAmount };
  const differs = detail.differingCount > 0 || detail.frozenDiffers === true;
  const owed = owing(
    batch,
    ...['payout_batch_disbursed', 'finance_batch_disbursed'],
    ...(differs ? ['payout_payment_differs/admin', 'payout_payment_differs/finance'] : []),
    ...twiceIn(detail, seq),
  );
  const taken = detail.takenCount ?? 0;
  return {
    ...{
      status: 'completed',
      settling: false,
      begun: null,
      paid: done,
      taken,
      differs: batch.differs || differs || taken > 0,
    },
    ...owed,
    ...heldIn(batch, detail),
  };
};

/** By the version before, with which the worker began at once, and which fixed nothing. */
const begunBefore = (batch: ReplayedBatch, detail: Detail) => {
  must(!settlesInline(batch.totalRecords), 'a payment in steps of a batch that is paid at once');
  return { settling: true, ...heldIn(batch, detail) };
};

/** What a bank does, and what is said of it. */
export const PAYMENT_STEPS: Readonly<Record<string, Step>> = {
  payment_begun: (batch, { detail, seq }) => {
    inState(batch, 'processing');
    notSettling(batch);
    must(batch.begun === null, 'begun twice');
    if (!detail.frozen) return begunBefore(batch, detail);
    const { count, itemCount } = detail.frozen;
    must(count + detail.leftOutCount === batch.totalRecords, `${count} frozen, ${detail.leftOutCount} not`);
    return { begun: { count, itemCount }, ...owing(batch, `payout_payment_begun//${seq}`) };
  },
  failures_marked: (batch) => {
    must(batch.begun !== null, 'failures of a payment that nobody began');
    return {};
  },
  payment_aborted: (batch, { seq }) => {
    must(batch.begun !== null, 'an abort of a payment that nobody began');
    return { begun: null, ...owing(batch, `payout_payment_aborted//${seq}`) };
  },
  payment_recorded: (batch, { detail }) => {
    inState(batch, 'processing');
    notSettling(batch);
    must(!settlesInline(detail.frozen.itemCount), 'recorded in steps, though it is small');
    return { settling: true };
  },
  batch_paid: paid,
  nothing_paid: (batch, told) => {
    must(told.detail.paidCount === 0, 'nothing is paid, and something is');
    return paid(batch, told);
  },
  late_payment_recorded: (batch, { detail, seq }) => {
    notSettling(batch);
    inState(batch, 'processing', 'completed', 'cancelled');
    const { paidCount, paidAmount, droppedAmount } = detail;
    const before = batch.paid ?? { count: 0, amount: '0.00' };
    const whole = decimalFrom(paiseFrom(paidAmount) - paiseFrom(droppedAmount));
    return {
      ...(whole !== '0.00' && { paid: { ...before, amount: addAmounts(before.amount, whole) } }),
      late: batch.late + paidCount,
      differs: true,
      ...owing(batch, `payout_late_payment//${seq}`, ...twiceIn(detail, seq)),
    };
  },
  item_taken: (batch, { detail }) => {
    must(batch.begun === null, 'taken from what the bank pays');
    return { taken: batch.taken + detail.count, differs: true };
  },
  items_returned: (batch, { detail, seq }) => {
    notSettling(batch);
    const returned = batch.returned + detail.returnedCount;
    must(returned <= (batch.paid?.count ?? 0) + batch.late, 'more came back than was paid');
    return {
      returned,
      differs: true,
      ...owing(batch, `payout_items_returned//${seq}`),
    };
  },
  items_dropped: (batch, { detail, seq }) => {
    inState(batch, 'pending_approval');
    must(detail.before.contentHash === batch.contentHash, 'dropped from another content');
    must(detail.totalRecords + detail.droppedCount === batch.totalRecords, 'others were dropped');
    return {
      contentHash: detail.contentHash,
      totalRecords: detail.totalRecords,
      approvalCount: 0,
      uncounted: Object.keys(batch.votes).filter((userId) => batch.votes[userId] === 'approved'),
      dropped: batch.dropped + detail.droppedCount,
      ...owing(batch, `payout_items_dropped//${seq}`),
    };
  },
};
