import type { Action } from './action.ts';
import { againstOf } from './begin-rules.ts';
import type { State } from './model-state.ts';

const batchOf = ({ batches }: State, back: number): number =>
  batches.length === 0 ? 0 : Math.max(1, batches.length - back);

const withDrift = (state: State, number: number, namesDrift: boolean, named: readonly number[]) => {
  const batch = state.batches[number - 1];
  return batch && namesDrift ? [...new Set([...named, ...againstOf(state, batch)])] : named;
};

/** What is named of a batch, as it stands. */
const ofBatch = (state: State, action: Extract<Action, { batch: number }>): Action => {
  const batch = batchOf(state, action.batch);
  if (action.kind === 'pay') {
    return { ...action, batch, failed: withDrift(state, batch, action.namesDrift, action.failed) };
  }
  if (action.kind !== 'begin') return { ...action, batch };
  const { leaveOut, namesDrift } = action;
  const named = leaveOut === 'drifted' ? leaveOut : withDrift(state, batch, namesDrift, leaveOut);
  return { ...action, batch, leaveOut: named };
};

/** Who asks through the API takes a key of their own; a schedule's is made of its time. */
const keyOf = ({ via, slot, key }: Extract<Action, { kind: 'run' }>, place: string): string => {
  if (via !== 'invoke') return `api/${place}`;
  return slot === null ? key : `schedule/daily/${slot}`;
};

/** Below 0, from the newest. */
const commissionOf = ({ commissions }: State, drawn: number): number =>
  commissions.at(drawn % commissions.length)?.id ?? 0;

type OnSubject = Extract<Action, { kind: 'hold' | 'lift' }>;

/** Of a commission that is there; and lifted is the last hold on it, or one that is none. */
const onSubject = (state: State, action: OnSubject): Action => {
  const [kind = '', drawn] = action.key.split('-');
  const key = kind === 'person' ? action.key : `${kind}-${commissionOf(state, Number(drawn))}`;
  if (action.kind === 'hold') return { ...action, key };
  const known = state.holds.filter((hold) => hold.open || hold.key === key);
  const { key: lifted = key } = known[Number(drawn) % Math.max(1, known.length)] ?? {};
  const ordinal = Math.max(0, state.holds.filter((hold) => hold.key === lifted).length - 1);
  return { ...action, key: lifted, ordinal };
};

/** Rather one that failed twice. */
const retriedOf = (state: State, drawn: number): number => {
  const held = state.holds.find(({ key, open }) => open && key.startsWith('payment-'));
  return held ? Number(held.key.replace('payment-', '')) : commissionOf(state, drawn);
};

const ofHolds = (state: State, action: Action): Action => {
  if (action.kind === 'hold' || action.kind === 'lift') return onSubject(state, action);
  return action.kind === 'retry' ? { ...action, commission: retriedOf(state, action.commission) } : action;
};

/** The numbers that are drawn, as they are in the company as it stands. */
const resolved = (state: State, action: Action, place: string, index: number): Action => {
  if (action.kind === 'run') {
    const slot = action.via === 'invoke' ? action.slot : null;
    return { ...action, slot, key: keyOf({ ...action, slot }, place) };
  }
  if (action.kind === 'host') {
    const added = Math.max(0, ...state.commissions.map(({ id }) => id)) + 1 + index;
    const commission = action.change === 'add' ? added : commissionOf(state, action.commission);
    return { ...action, commission };
  }
  if (!('batch' in action)) return ofHolds(state, action);
  return ofBatch(state, action);
};

/**
 * Left out: what has no meaning there, and what one answer cannot be judged of. A dry run reads the settings first and the
 * ledger then, so beside a change of settings its answer may be of two moments.
 */
const isJudged = (action: Action, index: number, all: readonly Action[]): boolean => {
  const has = (kind: Action['kind']) => all.some((each) => each.kind === kind);
  if (action.kind === 'expire') return action.batch > 0;
  // Who is deleted on the way is let through by the one who asks who calls, and left out by the next to count.
  if (action.kind === 'delete user') {
    return !all.some((each) => each !== action && 'who' in each && each.who === action.who);
  }
  if (action.kind === 'dry run') return !has('settings') && !has('last run long ago');
  if (action.kind === 'run') return !(has('kill') && action.via !== 'invoke');
  const held = (each: Action) => each.kind === 'host' && each.held !== 'no';
  return !held(action) || all.findIndex(held) === index;
};

/** What the clients do in this round. */
export const resolveRound = (state: State, drawn: readonly Action[], number: number): Action[] =>
  drawn.map((action, index) => resolved(state, action, `${number}-${index + 1}`, index)).filter(isJudged);
