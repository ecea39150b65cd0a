import type { Action, Told } from './action.ts';
import type { Outcome, State } from './model-state.ts';
import { stateLines } from './state-lines.ts';
import { step } from './step.ts';

const itemsOf = ({ batches }: State, number: number): readonly number[] =>
  batches[number - 1]?.items.map(({ commission }) => commission) ?? [];

/** Commissions that this action may have locked while others act. */
const written = (state: State, action: Action): readonly number[] => {
  if (action.kind === 'host') return [action.commission];
  const ends =
    ['cancel', 'pay', 'expire', 'begin', 'late', 'return', 'drop'].includes(action.kind) ||
    (action.kind === 'vote' && action.decision === 'rejected');
  return ends && 'batch' in action ? itemsOf(state, action.batch) : [];
};

const isHolding = (state: State, action: Action): boolean =>
  action.kind === 'host' &&
  action.held !== 'no' &&
  (action.change === 'add' ||
    state.commissions.find(({ id }) => id === action.commission)?.status === 'approved');

const slotsOf = (actions: readonly Action[]): number[] =>
  actions.flatMap((each) => (each.kind === 'run' && each.slot !== null ? [each.slot] : []));

const begun = (state: State, actions: readonly Action[]): State => ({
  ...state,
  batches: state.batches.map((batch) => ({ ...batch, seen: batch.content })),
  held: actions.filter((each) => isHolding(state, each)).flatMap((each) => written(state, each)),
  contended: actions.flatMap((each) => written(state, each)),
  ending: actions.flatMap((each) => ('batch' in each ? [each.batch] : [])),
  slotsNow: slotsOf(actions),
});

/** What may have come of it: of what was lost, anything or nothing. */
const fitting = (state: State, { action, answer }: Told): Outcome[] => {
  const outcomes = step(state, action);
  if (answer === 'lost') return [{ state, answer }, ...outcomes];
  return outcomes.filter((outcome) => outcome.answer === answer);
};

const ends = (state: State, told: readonly Told[]): State[] => {
  if (told.length === 0) {
    const slots = [...new Set([...state.slots, ...state.slotsNow])].toSorted((a, b) => a - b);
    return [{ ...state, slots, slotsNow: [], held: [], contended: [], ending: [] }];
  }
  return told.flatMap((one, index) =>
    fitting(state, one).flatMap((outcome) => ends(outcome.state, told.toSpliced(index, 1))),
  );
};

const distinct = (states: readonly State[]): State[] => [
  ...new Map(states.map((state) => [JSON.stringify(state), state])).values(),
];

/** Where the round can have led, by any order of its actions, if each was answered this. */
export const endsOf = (states: readonly State[], told: readonly Told[]): State[] =>
  distinct(
    states.flatMap((state) =>
      ends(
        begun(
          state,
          told.map(({ action }) => action),
        ),
        told,
      ),
    ),
  );

/** Those whose tables would be these. */
export const holding = (states: readonly State[], lines: readonly string[]): State[] =>
  states.filter((state) => stateLines(state).join('\n') === lines.join('\n'));

/** Every answer that the model has to this action in the round, whatever the others were told. */
export const answersTo = (states: readonly State[], actions: readonly Action[], action: Action): string[] => {
  const others = actions.filter((each) => each !== action);
  const reached = endsOf(
    states,
    others.map((each) => ({ action: each, answer: 'lost' })),
  );
  const from = [...states.map((state) => begun(state, actions)), ...reached];
  return [...new Set(from.flatMap((state) => step(state, action).map(({ answer }) => answer)))];
};
