import type { Action } from './action.ts';
import { isFinance } from './duty-rules.ts';
import {
  type Batch,
  type Commission,
  type Hold,
  type Outcome,
  only,
  refused,
  type State,
} from './model-state.ts';

const isOpen = ({ holds }: State, key: string): boolean =>
  holds.some((hold) => hold.key === key && hold.open);

/** Of the commission, or of the person whom it is for now. */
export const isOnHold = (state: State, { id, beneficiary }: Commission): boolean =>
  isOpen(state, `person-${beneficiary}`) || isOpen(state, `commission-${id}`);

export const hasFailedTwice = (state: State, { id }: Commission): boolean => isOpen(state, `payment-${id}`);

export const withHold = (state: State, set: Pick<Hold, 'key' | 'by'>): State => ({
  ...state,
  holds: [...state.holds, { ...set, open: true, since: null }],
});

const operators = ['om', 'asha'];

const openItems = ({ batches, commissions }: State, key: string): number =>
  batches
    .filter(({ status }) => status === 'pending_approval' || status === 'processing')
    .flatMap(({ items }) => items)
    .filter(({ commission, status, live }) => {
      const person = commissions.find(({ id }) => id === commission)?.beneficiary;
      return (
        live && status === 'pending' && (key === `person-${person}` || key === `commission-${commission}`)
      );
    }).length;

/** Keeps it out of every run from now on; says what open batches have of it. */
export const holdRules = (state: State, { who, key }: Extract<Action, { kind: 'hold' }>): Outcome[] => {
  if (!operators.includes(who)) return refused(state, 'not-entitled');
  const held = state.commissions.find(({ id }) => key === `commission-${id}`);
  if (held?.status === 'paid') return refused(state, 'invalid-input');
  const open = openItems(state, key);
  if (isOpen(state, key)) return only(state, `already_recorded, ${open} open`);
  return only(withHold(state, { key, by: who }), `held, ${open} open`);
};

const lifted = (state: State, found: Hold): Outcome[] => {
  if (!found.open) return only(state, 'already_recorded');
  const since = state.batches.length;
  const holds = state.holds.map((hold) => (hold === found ? { ...hold, open: false, since } : hold));
  return only({ ...state, holds }, 'lifted');
};

/** By another than who set it; and what failed twice by nobody, for that is finance's. */
export const liftRules = (
  state: State,
  { who, key, ordinal }: Extract<Action, { kind: 'lift' }>,
): Outcome[] => {
  if (!operators.includes(who)) return refused(state, 'not-entitled');
  const found = state.holds.filter((hold) => hold.key === key)[ordinal];
  if (!found) return refused(state, 'not-found');
  const may = found.by !== who && found.by !== 'payment';
  return found.open && !may ? refused(state, 'not-entitled') : lifted(state, found);
};

/** Finance's word on what failed twice. */
export const retryRules = (
  state: State,
  { who, commission }: Extract<Action, { kind: 'retry' }>,
): Outcome[] => {
  if (!isFinance(who)) return refused(state, 'not-entitled');
  const found = state.holds.findLast(({ key }) => key === `payment-${commission}`);
  return found ? lifted(state, found) : refused(state, 'not-found');
};

/** How its last payment before this batch ended, where finance has said nothing since. */
const failedBefore = ({ batches, holds }: State, number: number, commission: number): boolean => {
  const said = Math.max(
    0,
    ...holds.filter(({ key }) => key === `payment-${commission}`).map(({ since }) => since ?? 0),
  );
  const tried = batches.flatMap(({ items }, index) =>
    items
      .filter((item) => index + 1 !== number && item.commission === commission)
      .map(({ status, note }) => ({ status, note, number: index + 1 })),
  );
  const last = tried.findLast(
    ({ status, note }) =>
      status === 'returned' || status === 'paid' || (status === 'failed' && note !== 'not sent'),
  );
  return last !== undefined && last.status !== 'paid' && last.number > said;
};

/** What failed now and the time before is held. What had drifted was never at the bank. */
export const heldForFailing = (
  state: State,
  number: number,
  { items }: Batch,
  failed: readonly number[],
): State => {
  let end = state;
  for (const itemNo of failed) {
    const { commission, note } = items[itemNo - 1] ?? { commission: 0, note: null };
    const isHeld = note === 'not sent' || isOpen(state, `payment-${commission}`);
    if (!isHeld && failedBefore(state, number, commission))
      end = withHold(end, { key: `payment-${commission}`, by: 'payment' });
  }
  return end;
};
