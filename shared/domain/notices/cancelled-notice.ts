import { approvalsLine, type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import { HOW_TO_HOLD } from './how-to-hold.ts';
import type { Notice } from './notice.ts';

/** An operator, finance, or the time that nobody decided in. */
export const cancelledNotice = (
  facts: BatchFacts,
  /** `by` as in "user 6" or "expiry". */
  { by, reason }: { readonly by: string; readonly reason: string },
  at: Date,
): Notice =>
  batchNotice(facts, at, {
    type: 'payout_batch_cancelled',
    audience: 'admin',
    verb: 'is cancelled',
    lines: [
      `Payout batch ${facts.batchReference} was cancelled by ${by}.`,
      '',
      totalLine(facts),
      approvalsLine(facts),
      `Reason: ${reason}`,
      '',
      'Its commissions become free for the next batch.',
      HOW_TO_HOLD,
    ],
    fields: { cancelledBy: by, reason },
  });
