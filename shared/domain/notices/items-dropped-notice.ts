import { counted } from '../basics/counted.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice } from './notice.ts';
import { personIn, type Told } from './payment-notices.ts';

type Voter = { readonly userId: string; readonly name: string | null };

/** What had drifted left the batch: whoever had approved it is asked again. */
export const itemsDroppedNotice = (
  facts: BatchFacts,
  told: Told & { readonly reason: string; readonly dropped: Tally; readonly voters: readonly Voter[] },
  at: Date,
): Notice => {
  const { reason, dropped, voters, by, eventSeq } = told;
  const ended =
    voters.length > 0
      ? [
          `These approvals were of what it was before, and count no more: ${voters.map((voter) => personIn({ by: voter })).join(', ')}. Please look at it again, and approve it as it is now.`,
        ]
      : [];
  return batchNotice(facts, at, {
    type: 'payout_items_dropped',
    audience: 'approver',
    occasion: `${eventSeq}`,
    verb: 'has changed, approve anew',
    lines: [
      `${personIn(told)} has dropped ${counted(dropped.count, 'commission')}, ${formatRupees(dropped.amount)}, from payout batch ${facts.batchReference}, because the ledger no longer said of them what the batch did.`,
      `Reason: ${reason}`,
      '',
      totalLine(facts),
      ...ended,
    ],
    fields: {
      droppedBy: by.userId,
      droppedRecords: dropped.count,
      droppedAmount: decimalFrom(dropped.amount),
      votersEnded: voters.map(({ userId }) => userId),
    },
  });
};
