import { counted } from '../basics/counted.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { type BatchFacts, batchNotice } from './batch-notice.ts';
import type { Notice } from './notice.ts';
import { personIn, type Told } from './payment-notices.ts';

type TwiceTold = Told & {
  /** Another batch pays, or has paid, the same commission. */
  readonly twice: Tally;
  readonly twiceIn: readonly string[];
};

type LateTold = TwiceTold & { readonly reference: string; readonly paid: Tally };

/** The money of a commission has left twice, or is about to. */
export const paidTwiceNotices = (facts: BatchFacts, told: TwiceTold, at: Date): Notice[] => {
  const { twice, twiceIn, eventSeq } = told;
  if (twice.count === 0) return [];
  return (['admin', 'finance'] as const).map((audience) =>
    batchNotice(facts, at, {
      type: 'payout_paid_twice',
      audience,
      occasion: `${audience}/${eventSeq}`,
      verb: 'was paid twice in part',
      amount: twice.amount,
      lines: [
        `${counted(twice.count, 'commission')} of payout batch ${facts.batchReference}, ${formatRupees(twice.amount)}, ${twice.count === 1 ? 'was' : 'were'} paid late, after other batches had taken ${twice.count === 1 ? 'it' : 'them'} to the bank: ${twiceIn.join(', ')}.`,
        '',
        'If the other payment can still be stopped at the bank, stop it, and record it there as failed. Else the money has left twice: recover it, or set it off against what these people are owed next.',
      ],
      fields: {
        paidTwiceRecords: twice.count,
        paidTwiceAmount: decimalFrom(twice.amount),
        otherBatches: [...twiceIn],
      },
    }),
  );
};

/** What had been given up was paid after all. */
export const latePaymentNotices = (facts: BatchFacts, told: LateTold, at: Date): Notice[] => {
  const { paid, reference, by, eventSeq } = told;
  return [
    batchNotice(facts, at, {
      type: 'payout_late_payment',
      audience: 'finance',
      occasion: `${eventSeq}`,
      verb: 'was paid late',
      amount: paid.amount,
      lines: [
        `${personIn(told)} has recorded that the bank paid ${counted(paid.count, 'commission')} of payout batch ${facts.batchReference} after all: ${formatRupees(paid.amount)}.`,
        `Reference: ${reference}`,
        '',
        'No run takes them any more. Where another batch held one, that item has drifted there: drop it, or leave it out of that payment.',
      ],
      fields: {
        recordedBy: by.userId,
        disbursementReference: reference,
        lateRecords: paid.count,
        lateAmount: decimalFrom(paid.amount),
      },
    }),
    ...paidTwiceNotices(facts, told, at),
  ];
};
