import type { Action } from './action.ts';
import { dutyAgainst, isFinance } from './duty-rules.ts';
import { letGo } from './let-go.ts';
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

export const isOperator = (who: Person): boolean => who === 'om' || who === 'asha';

export const touchesHeld = ({ held }: State, { items }: Pick<Batch, 'items'>): boolean =>
  items.some(({ commission }) => held.includes(commission));

/** Cancelled, and every commission free, in one step; nothing while the host holds one of them: it waits. */
export const cancelled = (
  state: State,
  number: number,
  { outcome, ...changes }: Partial<Batch> & { readonly outcome: string },
): Outcome[] => {
  const batch = state.batches[number - 1];
  if (!batch || touchesHeld(state, batch)) return [];
  let after = withBatch(state, number, { ...changes, status: 'cancelled' });
  for (const [index, { status }] of batch.items.entries()) {
    if (status === 'pending') after = letGo(after, number, index + 1, { status: 'released' });
  }
  return only(after, toldOf(outcome, after.batches[number - 1] ?? batch));
};

/** Pending: the operator's. Approved: finance's, but of those who are involved. Later: nobody's. */
const cancelRefusal = (who: Person, batch: Batch): string | undefined => {
  const operator = isOperator(who);
  if (!operator && !isFinance(who)) return 'not-entitled';
  if (batch.status === 'pending_approval') return operator ? undefined : 'not-entitled';
  if (batch.status !== 'processing') return 'not-pending';
  if (!isFinance(who)) return 'not-entitled';
  return dutyAgainst(who, batch) ?? (batch.begun ? 'payment-begun' : undefined);
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
    !item.live ||
    ledger?.status !== 'approved' ||
    ledger.amount !== item.amount ||
    ledger.beneficiary !== item.beneficiary
  );
};

/** Numbers of the items that cannot be paid as they were approved. */
export const driftOf = (state: State, { items }: Batch): number[] =>
  items.flatMap((item, index) => (item.status === 'pending' && hasDrifted(state, item) ? [index + 1] : []));
