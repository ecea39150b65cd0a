import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Disbursement, NumberedTally } from '../payments/disbursement.ts';
import { type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice, NoticeValue } from './notice.ts';

const itemsIn = ({ count, itemNos }: NumberedTally): string => {
  const more = count - itemNos.length;
  return `items ${itemNos.join(', ')}${more > 0 ? `, and ${formatCount(more)} more` : ''}`;
};

const unpaidLines = ({ failed, leftOut, drifted }: Disbursement): string[] => {
  const lines: string[] = [];
  if (failed.count > 0) lines.push(`Failed: ${formatCount(failed.count)} (${formatRupees(failed.amount)})`);
  if (leftOut.count > 0) {
    lines.push(`Left out of the payment: ${formatCount(leftOut.count)} (${formatRupees(leftOut.amount)})`);
  }
  if (drifted.count > 0) {
    lines.push(
      `Changed in the ledger while the batch was being paid, so not paid: ${formatCount(drifted.count)} (${formatRupees(drifted.amount)}), ${itemsIn(drifted)}`,
    );
  }
  if (lines.length === 0) return lines;
  return [
    ...lines,
    '',
    'What was not paid is free for the next batch, as far as it is still approved and not on hold: what failed twice waits until finance has it tried again.',
  ];
};

const disbursementFields = (disbursement: Disbursement): Readonly<Record<string, NoticeValue>> => {
  const { reference, paid, failed, leftOut, drifted } = disbursement;
  return {
    paidAmount: decimalFrom(paid.amount),
    paidRecords: paid.count,
    ...(reference !== null && { disbursementReference: reference }),
    failedRecords: failed.count,
    failedAmount: decimalFrom(failed.amount),
    leftOutRecords: leftOut.count,
    driftedRecords: drifted.count,
    driftedAmount: decimalFrom(drifted.amount),
    driftedItemNos: drifted.itemNos,
  };
};

const paidLines = (facts: BatchFacts, { reference, paid }: Disbursement): string[] => [
  `Payout batch ${facts.batchReference} is paid.`,
  '',
  `Paid: ${formatRupees(paid.amount)} for ${counted(paid.count, 'commission')}`,
  totalLine(facts),
  `Reference: ${reference}`,
];

const nothingPaidLines = (facts: BatchFacts): string[] => [
  `Of payout batch ${facts.batchReference} nothing was paid: the bank paid none of its commissions.`,
  '',
  totalLine(facts),
];

/** Where the books of bank, batch and ledger disagree: for people to settle, because the money has left. */
const differsNotices = (
  facts: BatchFacts,
  { differing, frozenDiffers }: Disbursement,
  at: Date,
): Notice[] => {
  if (differing.count === 0 && !frozenDiffers) return [];
  const lines = [
    ...(differing.count > 0
      ? [
          `${counted(differing.count, 'commission')}, ${formatRupees(differing.amount)}, ${itemsIn(differing)}: paid as approved, while the ledger said something else. The note of each item says what.`,
        ]
      : []),
    ...(frozenDiffers
      ? [
          'The items are not those that were frozen when the payment was begun: somebody has changed them by SQL since.',
        ]
      : []),
  ];
  return (['admin', 'finance'] as const).map((audience) =>
    batchNotice(facts, at, {
      type: 'payout_payment_differs',
      audience,
      occasion: audience,
      verb: 'was paid, ledger differs',
      amount: differing.amount,
      lines: [
        `What was paid with payout batch ${facts.batchReference} is not what the ledger says.`,
        '',
        ...lines,
        '',
        'What was paid stays recorded as paid. Find out who changed the ledger, and settle the difference with the next commissions of these people.',
      ],
      fields: {
        differingRecords: differing.count,
        differingAmount: decimalFrom(differing.amount),
        differingItemNos: differing.itemNos,
        frozenDiffers: frozenDiffers ? 'yes' : 'no',
      },
    }),
  );
};

/** The payment is over: the subject names what was paid, which may be less than the batch's total, or nothing. */
export const disbursedNotices = (facts: BatchFacts, disbursement: Disbursement, at: Date): Notice[] => {
  const isPaid = disbursement.paid.count > 0;
  const told = {
    ...(isPaid && { amount: disbursement.paid.amount }),
    verb: isPaid ? 'is paid' : 'failed, nothing was paid',
    lines: [
      ...(isPaid ? paidLines(facts, disbursement) : nothingPaidLines(facts)),
      ...unpaidLines(disbursement),
    ],
    fields: disbursementFields(disbursement),
  };
  return [
    batchNotice(facts, at, { type: 'payout_batch_disbursed', audience: 'admin', ...told }),
    batchNotice(facts, at, { type: 'finance_batch_disbursed', audience: 'finance', ...told }),
    ...differsNotices(facts, disbursement, at),
  ];
};
