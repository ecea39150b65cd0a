import type { Action } from './action.ts';
import { dutyAgainst, isFinance, payersOf } from './duty-rules.ts';
import { driftOf } from './end-rules.ts';
import { hasFailedTwice, isOnHold } from './hold-rules.ts';
import {
  type Batch,
  type Outcome,
  only,
  refused,
  type State,
  toldOf,
  withBatch,
  withItem,
} from './model-state.ts';

type Begin = Extract<Action, { kind: 'begin' }>;
type Failures = Extract<Action, { kind: 'failures' }>;

/** Numbers of the open items that a hold stands against, and nothing else. */
const heldOf = (state: State, batch: Batch): number[] => {
  const drifted = driftOf(state, batch);
  return batch.items.flatMap(({ commission, status }, index) => {
    const ledger = state.commissions.find(({ id }) => id === commission);
    const held = ledger && (isOnHold(state, ledger) || hasFailedTwice(state, ledger));
    return status === 'pending' && held && !drifted.includes(index + 1) ? [index + 1] : [];
  });
};

/** What cannot be paid as it stands. */
export const againstOf = (state: State, batch: Batch): number[] => [
  ...driftOf(state, batch),
  ...heldOf(state, batch),
];

/** As the batch stands by then. */
export const told = (state: State, number: number, outcome: string, before: Batch): Outcome[] =>
  only(state, toldOf(outcome, state.batches[number - 1] ?? before));

const isOpen = ({ items }: Batch, itemNo: number): boolean => items[itemNo - 1]?.status === 'pending';

export const isMarkable = (batch: Batch, itemNo: number): boolean =>
  isOpen(batch, itemNo) && batch.items[itemNo - 1]?.mark !== 'left_out';

const askedIn = ({ leaveOut, payHeld }: Begin): string =>
  JSON.stringify([leaveOut === 'drifted' ? leaveOut : leaveOut.toSorted(), payHeld.toSorted()]);

/** Two things said of one item. */
const isSlip = ({ leaveOut, payHeld }: Begin): boolean =>
  leaveOut !== 'drifted' && payHeld.some((itemNo) => leaveOut.includes(itemNo));

const beginRefusal = (begin: Begin, batch: Batch): string | undefined => {
  const { who, payHeld } = begin;
  if (batch.status !== 'processing') return 'not-processing';
  const because = dutyAgainst(who, batch);
  if (because) return because;
  if (batch.begun === null)
    return payHeld.some((itemNo) => !isMarkable(batch, itemNo)) ? 'invalid-input' : undefined;
  return batch.begun === who && batch.asked === askedIn(begin) ? 'already_recorded' : 'payment-begun';
};

/** From now on the bank may have paid: what is neither left out nor failed in the end is paid, whatever the host does. */
export const beginRules = (state: State, begin: Begin): Outcome[] => {
  const { who, batch: number, leaveOut, payHeld } = begin;
  const batch = state.batches[number - 1];
  if (!isFinance(who)) return refused(state, 'not-entitled');
  if (isSlip(begin)) return refused(state, 'invalid-input');
  if (!batch) return refused(state, 'not-found');
  const because = beginRefusal(begin, batch);
  if (because === 'already_recorded') return told(state, number, because, batch);
  if (because) return refused(state, because);
  const held = heldOf(state, batch).filter((itemNo) => !payHeld.includes(itemNo));
  const against = [...driftOf(state, batch), ...held];
  const left = leaveOut === 'drifted' ? against : leaveOut;
  if (against.some((itemNo) => !left.includes(itemNo))) return refused(state, 'drifted');
  if (left.some((itemNo) => !isOpen(batch, itemNo))) return refused(state, 'invalid-input');
  const open = batch.items.filter(({ dropped }) => !dropped).length;
  if (left.length === open) return refused(state, 'invalid-input');
  let after = withBatch(state, number, { begun: who, asked: askedIn(begin) });
  for (const itemNo of left) after = withItem(after, number, itemNo, { mark: 'left_out' });
  return told(after, number, 'begun', batch);
};

const notBegun = ({ status, begun }: Batch): boolean => status !== 'processing' || begun === null;

/** The last word on an item counts; all are said for the same reason here, so a repeat says nothing new. */
export const failuresRules = (
  state: State,
  { who, batch: number, failed, notFailed }: Failures,
): Outcome[] => {
  const batch = state.batches[number - 1];
  if (!isFinance(who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  const because = dutyAgainst(who, batch);
  if (because) return refused(state, because);
  if (notBegun(batch)) return refused(state, 'payment-not-begun');
  if ([...failed, ...notFailed].some((itemNo) => !isMarkable(batch, itemNo)))
    return refused(state, 'invalid-input');
  let after = state;
  for (const itemNo of failed) after = withItem(after, number, itemNo, { mark: 'failed' });
  for (const itemNo of notFailed) after = withItem(after, number, itemNo, { mark: null });
  const same = JSON.stringify(after) === JSON.stringify(state);
  return told(after, number, same ? 'already_recorded' : 'marked', batch);
};

/** As before it began; by another than who began it, where another may. */
export const abortRules = (
  state: State,
  { who, batch: number }: Extract<Action, { kind: 'abort' | 'drop' }>,
): Outcome[] => {
  const batch = state.batches[number - 1];
  if (!isFinance(who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  const because = dutyAgainst(who, batch);
  if (because) return refused(state, because);
  if (notBegun(batch)) return refused(state, 'payment-not-begun');
  if (batch.begun === who && payersOf(batch).some((payer) => payer !== who))
    return refused(state, 'payment-begun');
  const items = batch.items.map((item) => ({ ...item, mark: null }));
  return told(withBatch(state, number, { items, begun: null }), number, 'aborted', batch);
};
