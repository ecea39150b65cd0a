import { counted } from '../basics/counted.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { type BatchFacts, batchNotice } from './batch-notice.ts';
import type { Notice } from './notice.ts';
import { personIn, type Told } from './payment-notices.ts';

/** What was paid came back. */
export const itemsReturnedNotice = (
  facts: BatchFacts,
  told: Told & { readonly returned: Tally; readonly payAgainCount: number },
  at: Date,
): Notice => {
  const { returned, payAgainCount, by, eventSeq } = told;
  const others = returned.count - payAgainCount;
  return batchNotice(facts, at, {
    type: 'payout_items_returned',
    audience: 'finance',
    occasion: `${eventSeq}`,
    verb: 'came back in part',
    amount: returned.amount,
    lines: [
      `${personIn(told)} has recorded that ${counted(returned.count, 'payment')} of payout batch ${facts.batchReference} came back from the bank: ${formatRupees(returned.amount)}.`,
      '',
      ...(payAgainCount > 0
        ? [`To be paid again by the next run, unless on hold: ${counted(payAgainCount, 'commission')}.`]
        : []),
      ...(others > 0
        ? [`Not to be paid again, because paid in another way: ${counted(others, 'commission')}.`]
        : []),
    ],
    fields: {
      recordedBy: by.userId,
      returnedRecords: returned.count,
      returnedAmount: decimalFrom(returned.amount),
      payAgainRecords: payAgainCount,
    },
  });
};
