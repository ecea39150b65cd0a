import type { Action } from './action.ts';
import { type Batch, type Commission, type Outcome, only, type Person, type State } from './model-state.ts';
import { countOf } from './vote-rules.ts';

type Host = Extract<Action, { kind: 'host' }>;

const changed = (commission: Commission, { change, amount, beneficiary }: Host): Commission => {
  if (change === 'cancel') return { ...commission, status: 'cancelled' };
  if (change === 'age') return { ...commission, old: true };
  return change === 'amount' ? { ...commission, amount } : { ...commission, beneficiary };
};

/** The company's application, which changes only what is still approved. */
export const hostRules = (before: State, host: Host): Outcome[] => {
  const { change, commission: id, amount, beneficiary, held } = host;
  const state = held === 'no' ? before : { ...before, held: [] };
  const row = state.commissions.find((each) => each.id === id);
  if (change !== 'add' && row?.status !== 'approved') return only(state, 'too late');
  // Another client waits for whoever holds the row.
  if (state.held.includes(id)) return [];
  if (held === 'then rolled back') return only(state, 'changed');
  const added: Commission = {
    id,
    amount,
    beneficiary,
    status: 'approved',
    batch: null,
    old: false,
    due: false,
  };
  const commissions =
    change === 'add'
      ? [...state.commissions, added]
      : state.commissions.map((each) => (each.id === id ? changed(each, host) : each));
  return only({ ...state, commissions }, 'changed');
};

export const settingsRules = (state: State, { by, to }: Extract<Action, { kind: 'settings' }>): Outcome[] => {
  const settings = { ...state.settings, ...to };
  const same = JSON.stringify(settings) === JSON.stringify(state.settings);
  return only({ ...state, settings }, by === 'adi' && same ? 'unchanged' : 'changed');
};

const recounted = (state: State, batch: Batch, number: number, who: Person): number =>
  batch.status === 'pending_approval' && batch.votes[who] === 'approved'
    ? countOf(state, number, batch.votes)
    : batch.count;

/** An approval counts no more once its voter is no approver; what was approved by then stays approved. */
const removed = (state: State, who: Person): Outcome[] => {
  const approver = state.approvers[who];
  if (!approver) return only(state, 'refused: InvalidInput');
  if (!approver.active) return only(state, 'unchanged');
  const approvers = { ...state.approvers, [who]: { ...approver, active: false } };
  const after = { ...state, approvers };
  const batches = state.batches.map((batch, index) => ({
    ...batch,
    count: recounted(after, batch, index + 1, who),
  }));
  const told = batches.flatMap(({ count }, index) => {
    const from = state.batches[index]?.count;
    return from === count ? [] : [`, batch ${index + 1} from ${from} to ${count}`];
  });
  return only({ ...after, batches }, `removed${told.join('')}`);
};

/** Whoever becomes an approver now has no say in the batches that are there already. */
export const approverRules = (
  state: State,
  { kind, who }: Extract<Action, { kind: 'add approver' | 'remove approver' }>,
): Outcome[] => {
  if (kind === 'remove approver') return removed(state, who);
  if (state.approvers[who]?.active) return only(state, 'unchanged');
  if (state.deleted.includes(who)) return only(state, 'refused: InvalidInput');
  const approvers = { ...state.approvers, [who]: { active: true, since: state.batches.length } };
  return only({ ...state, approvers }, 'added');
};

/** Nothing of ours says so, and no batch is counted anew by it. */
export const deletionRules = (state: State, { who }: Extract<Action, { kind: 'delete user' }>): Outcome[] => {
  if (state.deleted.includes(who)) return only(state, 'too late');
  return only({ ...state, deleted: [...state.deleted, who] }, 'changed');
};
