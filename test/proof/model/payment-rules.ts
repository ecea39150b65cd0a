import type { Action } from './action.ts';
import { againstOf, isMarkable, told } from './begin-rules.ts';
import { dutyAgainst, isFinance } from './duty-rules.ts';
import { touchesHeld } from './end-rules.ts';
import { heldForFailing } from './hold-rules.ts';
import { paidLate } from './late-rules.ts';
import { letGo } from './let-go.ts';
import {
  type Batch,
  type Item,
  itemOf,
  type Outcome,
  refused,
  type State,
  withBatch,
  withCommission,
  withItem,
} from './model-state.ts';

type Pay = Extract<Action, { kind: 'pay' }>;

/** Not paid: free again. */
const letGoOf = (state: State, number: number, itemNo: number): State => {
  const mark = itemOf(state, number, itemNo)?.mark;
  return letGo(
    state,
    number,
    itemNo,
    mark === 'failed' ? { status: 'failed', mark: null } : { status: 'released' },
  );
};

const paidOne = (before: State, number: number, itemNo: number): State => {
  const state = withItem(before, number, itemNo, { status: 'paid' });
  const id = itemOf(state, number, itemNo)?.commission ?? 0;
  const approved = state.commissions.find((each) => each.id === id)?.status === 'approved';
  return approved ? withCommission(state, id, { status: 'paid', batch: number }) : state;
};

/** Each item as it was said of it; what nothing was said of, the bank has paid. */
const settled = (before: State, number: number): State => {
  const items = before.batches[number - 1]?.items ?? [];
  const numbersOf = (isSuch: (item: Item) => boolean): number[] =>
    items.flatMap((item, index) => (item.status === 'pending' && isSuch(item) ? [index + 1] : []));
  const failed = numbersOf(({ mark }) => mark === 'failed');
  const freed = numbersOf(({ mark }) => mark !== null).reduce(
    (so, itemNo) => letGoOf(so, number, itemNo),
    before,
  );
  const state = numbersOf(({ mark }) => mark === null).reduce(
    (so, itemNo) => paidOne(so, number, itemNo),
    freed,
  );
  const batch = state.batches[number - 1];
  if (!batch) return state;
  const sum = batch.items
    .filter((item) => item.status === 'paid' && !item.dropped)
    .reduce((total, { amount }) => total + amount, 0);
  const after = withBatch(state, number, { status: 'completed', begun: null, paid: sum });
  return heldForFailing(after, number, batch, failed);
};

const isRepeat = ({ items, paid }: Batch, { failed, reference }: Pay): boolean =>
  reference === (paid !== null && items.some(({ status }) => status === 'paid' || status === 'returned')) &&
  failed.every((itemNo) => items[itemNo - 1]?.status === 'failed');

/** Of a payment that nobody began: what finance says of what has drifted, and what another item holds. */
const answered = (state: State, { batch: number, drifted }: Pay, batch: Batch): State => {
  let after = state;
  if (drifted === 'failed') {
    for (const itemNo of againstOf(state, batch)) {
      if (after.batches[number - 1]?.items[itemNo - 1]?.mark === null)
        after = withItem(after, number, itemNo, { mark: 'failed', note: 'not sent' });
    }
  }
  const taken = (after.batches[number - 1]?.items ?? []).flatMap((item, index) =>
    item.status === 'pending' && item.mark === null && !item.live ? [index + 1] : [],
  );
  return paidLate(after, number, taken);
};

const payRefusal = (state: State, { who, failed, drifted }: Pay, batch: Batch): string | undefined => {
  if (batch.status !== 'processing') return 'not-processing';
  const because = dutyAgainst(who, batch);
  if (because) return because;
  const open =
    batch.begun || drifted ? [] : againstOf(state, batch).filter((itemNo) => !failed.includes(itemNo));
  if (open.length > 0) return 'drifted';
  return failed.some((itemNo) => !isMarkable(batch, itemNo)) || (batch.begun && drifted)
    ? 'invalid-input'
    : undefined;
};

const saidOf = (state: State, pay: Pay, batch: Batch): State => {
  const neverSent = batch.begun ? [] : againstOf(state, batch);
  let said = state;
  for (const itemNo of pay.failed) {
    const note = neverSent.includes(itemNo) ? 'not sent' : null;
    said = withItem(said, pay.batch, itemNo, { mark: 'failed', note });
  }
  return batch.begun ? said : answered(said, pay, batch);
};

/** What the bank did, begun or not; once. Waits for rows that the host holds. */
export const payRules = (state: State, pay: Pay): Outcome[] => {
  const { who, batch: number, reference } = pay;
  const batch = state.batches[number - 1];
  if (!isFinance(who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  if (batch.status === 'completed' && isRepeat(batch, pay))
    return told(state, number, 'already_recorded', batch);
  const because = payRefusal(state, pay, batch);
  if (because) return refused(state, because);
  const said = saidOf(state, pay, batch);
  const paidCount = (said.batches[number - 1]?.items ?? []).filter(
    ({ dropped, mark }) => !dropped && mark === null,
  ).length;
  if (touchesHeld(state, batch)) return [];
  if (paidCount > 0 !== reference) return refused(state, 'invalid-input');
  return told(settled(said, number), number, paidCount > 0 ? 'paid' : 'nothing_paid', batch);
};
