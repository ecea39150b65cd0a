import type { Action } from './action.ts';
import { driftOf } from './end-rules.ts';
import type { State } from './model-state.ts';

const batchOf = ({ batches }: State, back: number): number =>
  batches.length === 0 ? 0 : Math.max(1, batches.length - back);

const failedOf = (state: State, number: number, { failed, namesDrift }: Extract<Action, { kind: 'pay' }>) => {
  const batch = state.batches[number - 1];
  return batch && namesDrift ? [...new Set([...failed, ...driftOf(state, batch)])] : failed;
};

/** Who asks through the API takes a key of their own; a schedule's is made of its time. */
const keyOf = ({ via, slot, key }: Extract<Action, { kind: 'run' }>, place: string): string => {
  if (via !== 'invoke') return `api/${place}`;
  return slot === null ? key : `schedule/daily/${slot}`;
};

const commissionOf = ({ commissions }: State, drawn: number): number =>
  commissions.length === 0 ? 0 : (commissions[drawn % commissions.length]?.id ?? 0);

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
  if (!('batch' in action)) return action;
  const batch = batchOf(state, action.batch);
  return action.kind === 'pay'
    ? { ...action, batch, failed: failedOf(state, batch, action) }
    : { ...action, batch };
};

/**
 * Left out: what has no meaning there, and what one answer cannot be judged of. A dry run reads the settings first and the
 * ledger then, so beside a change of settings its answer may be of two moments.
 */
const isJudged = (action: Action, index: number, all: readonly Action[]): boolean => {
  const has = (kind: Action['kind']) => all.some((each) => each.kind === kind);
  if (action.kind === 'expire') return action.batch > 0;
  if (action.kind === 'dry run') return !has('settings') && !has('last run long ago');
  if (action.kind === 'run') return !(has('kill') && action.via !== 'invoke');
  const held = (each: Action) => each.kind === 'host' && each.held !== 'no';
  return !held(action) || all.findIndex(held) === index;
};

/** What the clients do in this round. */
export const resolveRound = (state: State, drawn: readonly Action[], number: number): Action[] =>
  drawn.map((action, index) => resolved(state, action, `${number}-${index + 1}`, index)).filter(isJudged);
