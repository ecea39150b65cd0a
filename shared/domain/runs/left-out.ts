import { NO_TALLY, type Tally } from '../basics/tally.ts';

/** Why an approved commission is not in the batch: the first that holds, in this order. */
export const LEFT_OUT_REASONS = [
  /** An item of an earlier batch has paid it. */
  'paid_item_exists',
  /** A batch of which something is lost with a restored database was to pay it: finance says what the bank did. */
  'restored_gap',
  /** Another batch that is still alive holds it. */
  'in_live_batch',
  /** Somebody holds it, or the person it is for. */
  'on_hold',
  /** It carries the marker of a batch that does not exist, or let go of everything: the doctor says how to free it. */
  'marker_unexplained',
  'amount_not_positive',
  'beneficiary_missing',
  /** NULL or zero: no window can hold it. */
  'date_missing',
  'amount_not_whole_paise',
  /** Its payment failed twice: finance says when to try again. */
  'payment_failed',
  /** Older than the window, and no batch let it go: stranded, no automatic run will ever take it. */
  'before_window',
  'after_window',
  /** The host's application held the row at the moment of the claim; the next run takes it. */
  'busy',
  'over_max_items',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export type LeftOut = Tally & { readonly reason: LeftOutReason };

/** Where every approved commission stands: taken or takable, or left out for a reason. */
export type Survey = {
  readonly eligible: Tally & {
    readonly earliest: Date | undefined;
    readonly latest: Date | undefined;
    /** Of their ids: the same where it is the same commissions. */
    readonly idSum: bigint;
  };
  /** Of the eligible: older than the window, and let go by a batch. */
  readonly due: Tally;
  /** How many are due whatever the cap: where the host holds some of the others, there is room for these. */
  readonly dueInAll: number;
  readonly leftOut: readonly LeftOut[];
};

/** What the window leaves behind for ever. */
export const strandedIn = (leftOut: readonly LeftOut[]): Tally =>
  leftOut.find(({ reason }) => reason === 'before_window') ?? NO_TALLY;

const total = (entries: readonly LeftOut[]): Tally => ({
  count: entries.reduce((sum, { count }) => sum + count, 0),
  amount: entries.reduce((sum, { amount }) => sum + amount, 0n),
});

/** One entry per reason that concerns somebody, in the order of LEFT_OUT_REASONS. */
export const inReasonOrder = (leftOut: readonly LeftOut[]): LeftOut[] =>
  LEFT_OUT_REASONS.map((reason) => ({
    reason,
    ...total(leftOut.filter((entry) => entry.reason === reason)),
  })).filter(({ count }) => count > 0);
