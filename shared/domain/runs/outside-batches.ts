import type { Tally } from '../basics/tally.ts';
import type { LeftOutReason } from './left-out.ts';

/** Where a commission that no batch has marked stands: a run would take it, or why not. */
export type UnmarkedStanding = 'eligible' | 'due' | LeftOutReason;

/** How each counts for who asks what is due and in no batch. */
export const COUNTS_AS: Readonly<Record<UnmarkedStanding, 'free' | 'unpayable' | 'held' | 'not due'>> = {
  eligible: 'free',
  due: 'free',
  before_window: 'free',
  amount_not_positive: 'unpayable',
  beneficiary_missing: 'unpayable',
  marker_unexplained: 'unpayable',
  date_missing: 'unpayable',
  amount_not_whole_paise: 'unpayable',
  paid_item_exists: 'not due',
  restored_gap: 'not due',
  in_live_batch: 'not due',
  on_hold: 'held',
  payment_failed: 'held',
  after_window: 'not due',
  busy: 'not due',
  over_max_items: 'not due',
};

/** So many of them, and what they come to. */
export const tallyWhere = <Row extends Tally & { readonly standing: UnmarkedStanding }>(
  rows: readonly Row[],
  isCounted: (standing: UnmarkedStanding) => boolean,
): Tally => {
  const counted = rows.filter(({ standing }) => isCounted(standing));
  return {
    count: counted.reduce((sum, { count }) => sum + count, 0),
    amount: counted.reduce((sum, { amount }) => sum + amount, 0n),
  };
};
