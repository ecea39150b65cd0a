import type { Action } from './action.ts';
import { dutyAgainst, isFinance } from './duty-rules.ts';
import { touchesHeld } from './end-rules.ts';
import { withHold } from './hold-rules.ts';
import { holderOf, keptByPaid } from './let-go.ts';
import {
  type Batch,
  itemOf,
  type Outcome,
  only,
  refused,
  type State,
  toldOf,
  withBatch,
  withCommission,
  withItem,
} from './model-state.ts';

type Late = Extract<Action, { kind: 'late' }>;
type Return = Extract<Action, { kind: 'return' }>;

const told = (state: State, number: number, outcome: string, before: Batch): Outcome[] =>
  only(state, toldOf(outcome, state.batches[number - 1] ?? before));

/** Nothing of it has been at a bank. */
const isUntouched = ({ status, begun }: Batch): boolean =>
  status === 'pending_approval' || status === 'cancelled' || (status === 'processing' && begun === null);

const paidLateOne = (before: State, number: number, itemNo: number): State => {
  const item = itemOf(before, number, itemNo);
  if (!item) return before;
  const { commission: id, amount, dropped } = item;
  let state = before;
  const holder = holderOf(state, id);
  const other = holder && state.batches[holder.number - 1];
  const taken = holder && other && isUntouched(other) && holder.item.status === 'pending';
  if (taken) state = withItem(state, holder.number, holder.itemNo, { live: false });
  const live = !holder || taken === true;
  state = withItem(state, number, itemNo, { status: 'paid', live, mark: null, note: 'late' });
  const status = state.commissions.find((each) => each.id === id)?.status;
  state = withCommission(state, id, {
    due: false,
    ...(status === 'approved' && { status: 'paid' as const }),
    ...(live && { batch: number }),
  });
  const batch = state.batches[number - 1];
  return withBatch(
    state,
    number,
    dropped ? { lateDropped: (batch?.lateDropped ?? 0) + amount } : { paid: (batch?.paid ?? 0) + amount },
  );
};

/** The bank has paid these items, whatever had become of them. */
export const paidLate = (state: State, number: number, itemNos: readonly number[]): State =>
  itemNos.reduce((after, itemNo) => paidLateOne(after, number, itemNo), state);

const lateRefusal = ({ who, items }: Late, batch: Batch): string | undefined => {
  if (batch.status === 'pending_approval') return 'not-processing';
  const because = dutyAgainst(who, batch);
  if (because) return because;
  const named = items.map((itemNo) => batch.items[itemNo - 1]);
  if (named.includes(undefined)) return 'invalid-input';
  if (named.some((item) => item?.status === 'paid' && item.note !== 'late')) return 'already-paid';
  const known = ['paid', 'failed', 'released', 'dropped'];
  return named.some((item) => !known.includes(item?.status ?? '')) ? 'invalid-input' : undefined;
};

/** What the bank had called failed, or nobody had sent, and it paid after all. */
export const lateRules = (state: State, late: Late): Outcome[] => {
  const { who, batch: number, items } = late;
  const batch = state.batches[number - 1];
  if (!isFinance(who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  const because = lateRefusal(late, batch);
  if (because) return refused(state, because);
  const fresh = items.filter((itemNo) => batch.items[itemNo - 1]?.status !== 'paid');
  if (fresh.length === 0) return told(state, number, 'already_recorded', batch);
  const named = { items: fresh.flatMap((itemNo) => batch.items[itemNo - 1] ?? []) };
  if (touchesHeld(state, named)) return [];
  return told(paidLate(state, number, fresh), number, 'late_recorded', batch);
};

const isSaid = (batch: Batch, itemNo: number, payAgain: boolean): boolean => {
  const item = batch.items[itemNo - 1];
  return item?.status === 'returned' && item.note === (payAgain ? 'again' : 'not again');
};

const returnRefusal = ({ who, items, payAgain }: Return, batch: Batch): string | undefined => {
  const named = items.flatMap((itemNo) => batch.items[itemNo - 1] ?? []);
  const because = dutyAgainst(who, { ...batch, items: named });
  if (because) return because;
  if ((batch.paid ?? 0) + batch.lateDropped === 0) return 'not-paid';
  if (named.length < items.length) return 'invalid-input';
  const may = (itemNo: number) =>
    batch.items[itemNo - 1]?.status === 'paid' || isSaid(batch, itemNo, payAgain);
  return items.every(may) ? undefined : 'not-paid';
};

/** What becomes of the commission where nothing else has paid it: owed again, or paid in another way. */
const saidOf = (state: State, id: number, payAgain: boolean, free: boolean): State => {
  const status = state.commissions.find((each) => each.id === id)?.status;
  if (payAgain) return status === 'paid' ? withCommission(state, id, { status: 'approved' }) : state;
  if (status === 'approved') return free ? withCommission(state, id, { status: 'paid' }) : state;
  const key = `payment-${id}`;
  const isHeld = state.holds.some((hold) => hold.key === key && hold.open);
  return status === 'paid' || status === undefined || isHeld
    ? state
    : withHold(state, { key, by: 'payment' });
};

const returnedOne = (before: State, number: number, itemNo: number, payAgain: boolean): State => {
  const item = itemOf(before, number, itemNo);
  if (!item) return before;
  const { commission: id, amount } = item;
  const holder = holderOf(before, id);
  const free = !holder || item.live;
  const note = payAgain ? 'again' : 'not again';
  let state = withItem(before, number, itemNo, { status: 'returned', live: false, note });
  const others = state.batches.flatMap(({ items }) => items);
  const paidElsewhere = others.some((each) => each.commission === id && each.status === 'paid');
  const ledger = state.commissions.find((each) => each.id === id);
  if (!paidElsewhere) state = saidOf(state, id, payAgain, free);
  if (free) {
    state = withCommission(state, id, {
      ...(ledger?.batch === number && { batch: null }),
      ...(payAgain && !paidElsewhere && { due: true }),
    });
  }
  const returned = (state.batches[number - 1]?.returned ?? 0) + amount;
  return keptByPaid(withBatch(state, number, { returned }), id);
};

/** What was paid came back; and is paid again, or was in another way. */
export const returnRules = (state: State, returning: Return): Outcome[] => {
  const { who, batch: number, items, payAgain } = returning;
  const batch = state.batches[number - 1];
  if (!isFinance(who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  const because = returnRefusal(returning, batch);
  if (because) return refused(state, because);
  const fresh = items.filter((itemNo) => batch.items[itemNo - 1]?.status === 'paid');
  if (fresh.length === 0) return told(state, number, 'already_recorded', batch);
  const named = { items: fresh.flatMap((itemNo) => batch.items[itemNo - 1] ?? []) };
  if (touchesHeld(state, named)) return [];
  const after = fresh.reduce((so, itemNo) => returnedOne(so, number, itemNo, payAgain), state);
  return told(after, number, 'returned', batch);
};
