import type { Action } from './action.ts';
import { dutyAgainst, isFinance } from './duty-rules.ts';
import { heldForFailing } from './hold-rules.ts';
import {
  type Batch,
  type Item,
  type Outcome,
  only,
  type Person,
  refused,
  type State,
  toldOf,
  withBatch,
} from './model-state.ts';

type Cancel = Extract<Action, { kind: 'withdraw' | 'cancel' }>;
type Pay = Extract<Action, { kind: 'pay' }>;

const isOperator = (who: Person): boolean => who === 'om' || who === 'asha';

const touchesHeld = ({ held }: State, { items }: Batch): boolean =>
  items.some(({ commission }) => held.includes(commission));

const unmarked = (state: State, number: number, freed: readonly number[]): State => ({
  ...state,
  commissions: state.commissions.map((each) =>
    freed.includes(each.id) && each.batch === number ? { ...each, batch: null, due: true } : each,
  ),
});

/** Cancelled, and every commission free, in one step; nothing while the host holds one of them: it waits. */
export const cancelled = (
  state: State,
  number: number,
  { outcome, ...changes }: Partial<Batch> & { readonly outcome: string },
): Outcome[] => {
  const batch = state.batches[number - 1];
  if (!batch || touchesHeld(state, batch)) return [];
  const items = batch.items.map((item) => ({ ...item, status: 'released' as const }));
  const after = { ...batch, ...changes, status: 'cancelled', items } as const;
  const freed = items.map(({ commission }) => commission);
  return only(unmarked(withBatch(state, number, after), number, freed), toldOf(outcome, after));
};

/** Pending: the operator's. Approved: finance's, but of those who are involved. Later: nobody's. */
const cancelRefusal = (who: Person, batch: Batch): string | undefined => {
  const operator = isOperator(who);
  if (!operator && !isFinance(who)) return 'not-entitled';
  if (batch.status === 'pending_approval') return operator ? undefined : 'not-entitled';
  if (batch.status !== 'processing') return 'not-pending';
  return isFinance(who) ? dutyAgainst(who, batch) : 'not-entitled';
};

export const cancelRules = (state: State, { who, batch: number }: Cancel): Outcome[] => {
  const active = state.approvers[who]?.active ?? who !== 'nil';
  const batch = state.batches[number - 1];
  if (!active) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  const because = cancelRefusal(who, batch);
  return because ? refused(state, because) : cancelled(state, number, { outcome: 'cancelled' });
};

/** Only what is pending and overdue. */
export const expireRules = (state: State, number: number): Outcome[] => {
  const batch = state.batches[number - 1];
  if (batch?.status !== 'pending_approval' || !batch.overdue) return only(state, 'not expired');
  return cancelled(state, number, { outcome: '' }).map((after) => ({ ...after, answer: 'expired' }));
};

const hasDrifted = ({ commissions }: State, item: Item): boolean => {
  const ledger = commissions.find(({ id }) => id === item.commission);
  return (
    ledger?.status !== 'approved' || ledger.amount !== item.amount || ledger.beneficiary !== item.beneficiary
  );
};

/** Numbers of the items that cannot be paid as they were approved. */
export const driftOf = (state: State, { items }: Batch): number[] =>
  items.flatMap((item, index) => (item.status === 'pending' && hasDrifted(state, item) ? [index + 1] : []));

const paid = (state: State, batch: Batch, { batch: number, failed }: Pay): Outcome[] => {
  const items = batch.items.map((item, index) => ({
    ...item,
    status: failed.includes(index + 1) ? ('failed' as const) : ('paid' as const),
  }));
  const of = (status: Item['status']) => items.filter((item) => item.status === status);
  const ids = of('paid').map(({ commission }) => commission);
  const amount = of('paid').reduce((total, item) => total + item.amount, 0);
  const after = { ...batch, status: 'completed', items, paid: amount } as const;
  const freed = of('failed').map(({ commission }) => commission);
  const next = unmarked(withBatch(state, number, after), number, freed);
  const commissions = next.commissions.map((each) =>
    ids.includes(each.id) ? { ...each, status: 'paid' as const } : each,
  );
  const drifted = driftOf(state, batch);
  return heldForFailing({ ...next, commissions }, number, after, { failed, drifted }).flatMap((end) =>
    only(end, toldOf('paid', after)),
  );
};

/** Once, only what was approved and as it was approved; what drifted must be named. Waits for rows that the host holds. */
export const payRules = (state: State, pay: Pay): Outcome[] => {
  const batch = state.batches[pay.batch - 1];
  if (!isFinance(pay.who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  if (batch.status !== 'processing') return refused(state, 'not-processing');
  const because = dutyAgainst(pay.who, batch);
  if (because) return refused(state, because);
  if (pay.failed.some((itemNo) => itemNo > batch.items.length)) return refused(state, 'invalid-input');
  const unnamed = driftOf(state, batch).filter((itemNo) => !pay.failed.includes(itemNo));
  if (unnamed.length > 0) return refused(state, 'drifted');
  return touchesHeld(state, batch) ? [] : paid(state, batch, pay);
};
