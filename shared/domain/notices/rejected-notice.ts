import { approvalsLine, type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import { HOW_TO_HOLD } from './how-to-hold.ts';
import type { Notice } from './notice.ts';

/** One rejection ends a batch, whatever approvals it had. */
export const rejectedNotice = (
  facts: BatchFacts,
  { byUserId, notes }: { readonly byUserId: string; readonly notes: string },
  at: Date,
): Notice =>
  batchNotice(facts, at, {
    type: 'payout_batch_rejected',
    audience: 'admin',
    verb: 'is rejected',
    lines: [
      `Payout batch ${facts.batchReference} was rejected by user ${byUserId} and is cancelled.`,
      '',
      totalLine(facts),
      approvalsLine(facts),
      `Notes: ${notes}`,
      '',
      'Its commissions become free for the next batch.',
      HOW_TO_HOLD,
    ],
    fields: { rejectedByUserId: byUserId, notes },
  });
