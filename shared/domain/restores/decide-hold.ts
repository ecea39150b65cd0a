import type { Batch } from '../batches/batch.ts';

/**
 * hold: nobody decides on it, or pays it, until finance has said what the bank did. hold_let_go: it is over, and what it let
 * go waits for finance, each commission by itself. wait: the worker is at it, and ends it first.
 */
export type HoldDecision = 'hold' | 'hold_let_go' | 'wait' | 'leave';

/** Only by these has money moved of a batch that is over, or may have. */
const MOVED_MONEY: readonly string[] = [
  'late_payment_recorded',
  'payment_begun',
  'payment_recorded',
  'batch_paid',
  'batch_restored',
];

/** What becomes of a batch that is there, of which something is lost. */
export const decideHold = (
  { status, settlingSince }: Pick<Batch, 'status' | 'settlingSince'>,
  lostActions: readonly string[],
): HoldDecision => {
  if (settlingSince) return 'wait';
  if (status === 'pending_approval' || status === 'processing') return 'hold';
  return lostActions.some((action) => MOVED_MONEY.includes(action)) ? 'hold_let_go' : 'leave';
};
