import type { Action, Run } from './action.ts';
import { type Commission, type Outcome, only, refused, rupees, type State } from './model-state.ts';

type Limits = Pick<Run, 'force' | 'maxItems' | 'requiredApprovals'> & Partial<Pick<Run, 'slot'>>;

/** Hours from schedule to schedule, five minutes of grace; by hand, since whatever run made a batch. */
const tooSoon = ({ settings, lastSlot, lastRun }: State, slot: number | null): boolean => {
  if (settings.intervalHours === 0) return false;
  if (slot === null) return lastRun === 'just now';
  return lastSlot !== null && lastSlot - slot < settings.intervalHours;
};

const guard = (state: State, { force, slot = null }: Limits): string | undefined => {
  if (force) return undefined;
  if (!state.settings.enabled) return 'disabled';
  return tooSoon(state, slot) ? 'interval' : undefined;
};

/** Approved, worth something, in the window, and in no live batch. */
const isFree = ({ status, amount, old, batch }: Commission): boolean =>
  status === 'approved' && amount > 0 && !old && batch === null;

const sum = (found: readonly { readonly amount: number }[]): number =>
  found.reduce((total, { amount }) => total + amount, 0);

const amountSkip = ({ settings }: State, found: readonly Commission[]): string | undefined => {
  if (found.length === 0) return 'nothing_eligible';
  return sum(found) < settings.minAmount ? 'below_minimum' : undefined;
};

const capped = (found: readonly Commission[], { maxItems }: Limits): readonly Commission[] =>
  maxItems === 0 ? found : found.slice(0, maxItems);

/** With and without each that may be locked at that moment. */
const choices = (found: readonly Commission[], { held, contended }: State): Commission[][] => {
  let taken: Commission[][] = [[]];
  for (const commission of found) {
    const without = taken;
    const withIt = taken.map((others) => [...others, commission]);
    if (held.includes(commission.id)) taken = without;
    else taken = contended.includes(commission.id) ? [...withIt, ...without] : withIt;
  }
  return taken;
};

/** What tells one payload of a key from another. */
const askedBy = ({ slot, force, maxItems, requiredApprovals }: Run): string =>
  JSON.stringify({ slot, force, maxItems, requiredApprovals });

const finished = (state: State, run: Run, answer: string): Outcome => ({
  state: { ...state, done: { ...state.done, [run.key]: { asked: askedBy(run), answer } } },
  answer,
});

const claimed = (state: State, run: Run, taken: readonly Commission[]): Outcome => {
  const skip = amountSkip(state, taken);
  if (skip) return finished(state, run, `skipped: ${skip}`);
  const number = state.batches.length + 1;
  const { requiredApprovals, tierFrom } = state.settings;
  const tier = tierFrom !== null && sum(taken) >= tierFrom ? 2 : 0;
  const needs = Math.max(run.requiredApprovals ?? requiredApprovals, tier);
  const items = taken.map(({ id, amount, beneficiary }) => ({
    commission: id,
    amount,
    beneficiary,
    status: 'pending' as const,
  }));
  const requester = run.via === 'invoke' ? null : run.via;
  const made = { status: 'pending_approval', items, needs, requester } as const;
  const next: State = {
    ...state,
    lastRun: 'just now',
    lastSlot: run.slot === null ? state.lastSlot : Math.min(run.slot, state.lastSlot ?? run.slot),
    batches: [...state.batches, { ...made, votes: {}, count: 0, overdue: false, paid: null }],
    commissions: state.commissions.map((each) => (taken.includes(each) ? { ...each, batch: number } : each)),
  };
  const answer = `created batch ${number}: ${items.length} items, ${rupees(sum(items))}, needs ${needs}`;
  return finished(next, run, answer);
};

/** A key is one run, whoever repeats it, and asked for otherwise it is none; a guard skips it; else it takes what is free, each commission once. */
export const runRules = (state: State, run: Run): Outcome[] => {
  const before = state.done[run.key];
  if (before && before.asked !== askedBy(run)) return refused(state, 'RunKeyReused');
  if (before) {
    return only(state, run.via === 'invoke' ? `already recorded: ${before.answer}` : before.answer);
  }
  const skip = guard(state, run);
  if (skip) return [finished(state, run, `skipped: ${skip}`)];
  const free = state.commissions.filter(isFree);
  // What was counted was too little, whatever is locked: then no batch is begun.
  const counted = amountSkip(state, capped(free, run));
  if (counted) return [finished(state, run, `skipped: ${counted}`)];
  return choices(free, state).map((taken) => claimed(state, run, capped(taken, run)));
};

/** What a run would do now; changes nothing. */
export const dryRunRules = (state: State, run: Extract<Action, { kind: 'dry run' }>): Outcome[] => {
  const found = capped(state.commissions.filter(isFree), run);
  const skip = guard(state, run) ?? amountSkip(state, found);
  return only(
    state,
    `${skip ? `would skip: ${skip}` : 'would run'}, ${found.length} of ${rupees(sum(found))}`,
  );
};
