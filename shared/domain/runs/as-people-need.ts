import type { LeftOutReason } from './left-out.ts';

/** What becomes of it: nothing before somebody acts; a later run sees to it; it is on its way in another batch. */
const AWAITS = ['somebody', 'a later run', 'another batch'] as const;

const AWAITED: Readonly<Record<LeftOutReason, (typeof AWAITS)[number]>> = {
  paid_item_exists: 'somebody',
  restored_gap: 'somebody',
  in_live_batch: 'another batch',
  on_hold: 'somebody',
  marker_unexplained: 'somebody',
  amount_not_positive: 'somebody',
  beneficiary_missing: 'somebody',
  date_missing: 'somebody',
  amount_not_whole_paise: 'somebody',
  payment_failed: 'somebody',
  before_window: 'somebody',
  after_window: 'a later run',
  busy: 'a later run',
  over_max_items: 'a later run',
};

const rank = ({ reason }: { readonly reason: LeftOutReason }): number => AWAITS.indexOf(AWAITED[reason]);

/** For people: first what stays behind until somebody acts, last what only waits its turn. JSON keeps the order of the reasons. */
export const asPeopleNeed = <Entry extends { readonly reason: LeftOutReason }>(
  entries: readonly Entry[],
): Entry[] => entries.toSorted((one, other) => rank(one) - rank(other));
