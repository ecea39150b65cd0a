import { counted } from '../basics/counted.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice } from './notice.ts';

/** Who did it, and in which event of the batch it stands: the same may be told of it again. */
export type Told = {
  readonly by: { readonly userId: string; readonly name: string | null };
  readonly eventSeq: number;
};

export const personIn = ({ by: { userId, name } }: Pick<Told, 'by'>): string =>
  name === null ? `user ${userId}` : `${name} (user ${userId})`;

/** The bank is asked to pay: from now on nothing of the batch can be cancelled. */
export const paymentBegunNotice = (
  facts: BatchFacts,
  told: Told & { readonly frozen: Tally; readonly leftOut: Tally },
  at: Date,
): Notice => {
  const { frozen, leftOut, by, eventSeq } = told;
  const left =
    leftOut.count > 0
      ? [`Left out: ${counted(leftOut.count, 'commission')}, ${formatRupees(leftOut.amount)}`]
      : [];
  return batchNotice(facts, at, {
    type: 'payout_payment_begun',
    audience: 'finance',
    occasion: `${eventSeq}`,
    verb: 'is being paid',
    amount: frozen.amount,
    lines: [
      `${personIn(told)} has begun the payment of batch ${facts.batchReference}.`,
      '',
      `To pay: ${formatRupees(frozen.amount)} for ${counted(frozen.count, 'commission')}`,
      ...left,
      totalLine(facts),
      '',
      'Once the bank has answered, record what it paid; or abort the payment, if it paid nothing.',
    ],
    fields: {
      begunBy: by.userId,
      payAmount: decimalFrom(frozen.amount),
      payRecords: frozen.count,
      leftOutRecords: leftOut.count,
    },
  });
};

/** The bank paid nothing after all: the batch waits for its payment again. */
export const paymentAbortedNotice = (
  facts: BatchFacts,
  told: Told & { readonly reason: string; readonly alone: boolean },
  at: Date,
): Notice => {
  const { reason, alone, by, eventSeq } = told;
  const whose = alone
    ? [
        'The same person had begun it, because nobody else of finance may pay this batch: let somebody look at the bank.',
      ]
    : [];
  return batchNotice(facts, at, {
    type: 'payout_payment_aborted',
    audience: 'finance',
    occasion: `${eventSeq}`,
    verb: 'was not paid after all',
    lines: [
      `${personIn(told)} has aborted the payment of batch ${facts.batchReference}: the bank paid nothing of it.`,
      `Reason: ${reason}`,
      ...whose,
      '',
      totalLine(facts),
      'It is approved, and may be paid or cancelled.',
    ],
    fields: { abortedBy: by.userId, reason, alone: alone ? 'yes' : 'no' },
  });
};
