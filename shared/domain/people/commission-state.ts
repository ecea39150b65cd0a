import { LEFT_OUT_REASONS } from '../runs/left-out.ts';

/** Where a commission of somebody stands, as people call it. */
export const COMMISSION_STATES = [
  /** In the ledger, and nobody has approved it yet. */
  'not approved',
  'waits',
  'on hold',
  'stranded',
  'cannot be paid',
  'awaits approval',
  'approved',
  'being paid',
  /** At the bank: finance has said so, and it is free again once the payment is recorded. */
  'failed',
  'left out',
  /** Of a batch that was cancelled, and lets go of it in the background. */
  'being freed',
  'paid',
  'came back',
  /** The ledger says so, and no batch has paid it. */
  'paid otherwise',
  'cancelled',
  /** A batch had it for them; the ledger owes it to somebody else now. */
  'no longer theirs',
] as const;
export type CommissionState = (typeof COMMISSION_STATES)[number];

/** Of what is approved and in no batch: by which pass the next run takes it, or why it would leave it out. */
export const WAITING_REASONS = ['eligible', 'due', ...LEFT_OUT_REASONS] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** What a run says of it, as a state. */
export const WAITING_STATES: Readonly<Record<WaitingReason, CommissionState>> = {
  eligible: 'waits',
  due: 'waits',
  before_window: 'stranded',
  on_hold: 'on hold',
  payment_failed: 'on hold',
  restored_gap: 'on hold',
  paid_item_exists: 'cannot be paid',
  // None has it: one that was cancelled is still about to take its marker off.
  in_live_batch: 'being freed',
  marker_unexplained: 'cannot be paid',
  amount_not_positive: 'cannot be paid',
  beneficiary_missing: 'cannot be paid',
  date_missing: 'cannot be paid',
  amount_not_whole_paise: 'cannot be paid',
  // What no window ends for, no run holds up and no cap keeps out: told of runs only.
  after_window: 'waits',
  busy: 'waits',
  over_max_items: 'waits',
};
