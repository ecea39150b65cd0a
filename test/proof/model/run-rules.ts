import type { Action, Run } from './action.ts';
import { hasFailedTwice, isOnHold } from './hold-rules.ts';
import {
  type Batch,
  type Commission,
  NEW_BATCH,
  NEW_ITEM,
  type Outcome,
  only,
  refused,
  rupees,
  type State,
} from './model-state.ts';
import { whoMayApprove } from './who-may-approve.ts';

type Limits = Pick<Run, 'force' | 'maxItems' | 'requiredApprovals'> & Partial<Pick<Run, 'slot'>>;

/** Noon, from which slots are counted back, on a day of this number; the night before it is still of that day. */
const dayOf = (slot: number): number => Math.floor((12 - slot) / 24);

/** The schedule's slots before this one: what the table may have said when the run looked. */
const slotsBefore = ({ slots, slotsNow }: State, slot: number): (number | null)[] => {
  const earlier = slots.filter((each) => each > slot);
  const seen = earlier.length === 0 ? null : Math.min(...earlier);
  return [seen, ...slotsNow.filter((each) => each > slot && (seen === null || each < seen))];
};

/**
 * Of a daily interval: a day has passed, or midnight has and half a day; or an hour less than a day, if the schedule itself
 * did not come for as long. By hand: whatever run made the last batch.
 */
const tooSoon = (state: State, slot: number | null): boolean[] => {
  const { settings, lastSlot, lastRun } = state;
  if (settings.intervalHours === 0) return [false];
  if (slot === null) return [lastRun === 'just now'];
  if (lastSlot === null) return [false];
  const hours = lastSlot - slot;
  if (hours >= 24 || (dayOf(slot) > dayOf(lastSlot) && hours >= 12)) return [false];
  if (hours < 23) return [true];
  return [...new Set(slotsBefore(state, slot).map((before) => before === null || before - slot < 23))];
};

/** Each that may hold. */
const guards = (state: State, { force, slot = null }: Limits): (string | undefined)[] => {
  if (force) return [undefined];
  if (!state.settings.enabled) return ['disabled'];
  return tooSoon(state, slot).map((soon) => (soon ? 'interval' : undefined));
};

const isUnclaimed = ({ status, batch }: Commission): boolean => status === 'approved' && batch === null;

/** Approved, worth something, in the window or due, in no live batch, and not on hold; what is due beside the window comes last. */
const freeIn = (state: State): Commission[] =>
  state.commissions
    .filter(
      (each) =>
        isUnclaimed(each) &&
        each.amount > 0 &&
        (!each.old || each.due) &&
        !isOnHold(state, each) &&
        !hasFailedTwice(state, each),
    )
    .toSorted((a, b) => Number(a.old) - Number(b.old));

/** Why those are left out that people, or their payments, keep out. */
const keptOut = (state: State): string => {
  const unclaimed = state.commissions.filter(isUnclaimed);
  const onHold = unclaimed.filter((each) => isOnHold(state, each));
  const failed = unclaimed.filter(
    (each) => each.amount > 0 && !isOnHold(state, each) && hasFailedTwice(state, each),
  );
  return `${onHold.length} on hold, ${failed.length} failed twice`;
};

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

const totalOf = ({ items }: Batch): number => sum(items.filter(({ dropped }) => !dropped));

/** What the other batches of the day come to: all are of one day. One that is cancelled meanwhile counts or not. */
const othersOfDay = ({ batches, ending }: State): number[] => {
  let sums = [0];
  for (const [index, batch] of batches.entries()) {
    const withIt = sums.map((others) => others + totalOf(batch));
    if (batch.status !== 'cancelled') sums = withIt;
    else if (ending.includes(index + 1)) sums = [...new Set([...sums, ...withIt])];
  }
  return sums;
};

const made = (state: State, run: Run, taken: readonly Commission[], others: number): Outcome => {
  const number = state.batches.length + 1;
  const { requiredApprovals, tierFrom, payerMayApprove } = state.settings;
  const total = sum(taken);
  const tiered = tierFrom !== null && total + others >= tierFrom;
  const needs = Math.max(run.requiredApprovals ?? requiredApprovals, tiered ? 2 : 0);
  const dayAmount = tiered && total < tierFrom ? total + others : null;
  const items = taken.map(({ id, amount, beneficiary }) => ({
    commission: id,
    amount,
    beneficiary,
    ...NEW_ITEM,
  }));
  const requester = run.via === 'invoke' ? null : run.via;
  const { mayApprove, of } = whoMayApprove(state, items, requester);
  const batch = {
    ...NEW_BATCH,
    items,
    needs,
    mayApprove,
    dayAmount,
    requester,
    payerMayApprove,
  };
  const next: State = {
    ...state,
    lastRun: 'just now',
    lastSlot: run.slot === null ? state.lastSlot : Math.min(run.slot, state.lastSlot ?? run.slot),
    batches: [...state.batches, batch],
    commissions: state.commissions.map((each) =>
      taken.includes(each) ? { ...each, batch: number, due: false } : each,
    ),
  };
  const answer = `created batch ${number}: ${items.length} items, ${rupees(sum(items))}, needs ${needs}, ${mayApprove} of ${of} may approve`;
  return finished(next, run, answer);
};

const claimed = (state: State, run: Run, taken: readonly Commission[]): Outcome[] => {
  const skip = amountSkip(state, taken);
  if (skip) return [finished(state, run, `skipped: ${skip}`)];
  return othersOfDay(state).map((others) => made(state, run, taken, others));
};

/** What is free, each commission once. */
const taking = (state: State, run: Run): Outcome[] => {
  const free = freeIn(state);
  // What was counted was too little, whatever is locked: then no batch is begun.
  const counted = amountSkip(state, capped(free, run));
  if (counted) return [finished(state, run, `skipped: ${counted}`)];
  return choices(free, state).flatMap((taken) => claimed(state, run, capped(taken, run)));
};

/** A key is one run, whoever repeats it, and asked for otherwise it is none; a guard skips it; else it takes what is free, each commission once. */
export const runRules = (state: State, run: Run): Outcome[] => {
  const before = state.done[run.key];
  if (before && before.asked !== askedBy(run)) return refused(state, 'RunKeyReused');
  if (before) {
    return only(state, run.via === 'invoke' ? `already recorded: ${before.answer}` : before.answer);
  }
  return guards(state, run).flatMap((skip) =>
    skip ? [finished(state, run, `skipped: ${skip}`)] : taking(state, run),
  );
};

/** What a run would do now; changes nothing. */
export const dryRunRules = (state: State, run: Extract<Action, { kind: 'dry run' }>): Outcome[] => {
  const found = capped(freeIn(state), run);
  const [guard] = guards(state, run);
  const skip = guard ?? amountSkip(state, found);
  return only(
    state,
    `${skip ? `would skip: ${skip}` : 'would run'}, ${found.length} of ${rupees(sum(found))}, ${keptOut(state)}`,
  );
};
