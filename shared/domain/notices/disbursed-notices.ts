import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom, type Paise } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice, NoticeValue } from './notice.ts';

export type Disbursement = {
  readonly paidAmount: Paise;
  readonly paidRecords: number;
  readonly reference: string;
  /** What finance reported as not paid. */
  readonly failed: Tally;
  /** What changed in the ledger while it was paid, and is not among `failed`; at most the first 100 are numbered. */
  readonly drifted: {
    readonly count: number;
    readonly amount: Paise;
    readonly itemNos: readonly number[];
  };
};

const unpaidLines = ({ failed, drifted }: Disbursement): string[] => {
  const lines: string[] = [];
  if (failed.count > 0) lines.push(`Failed: ${formatCount(failed.count)} (${formatRupees(failed.amount)})`);
  if (drifted.count > 0) {
    const more = drifted.count - drifted.itemNos.length;
    const items = `${drifted.itemNos.join(', ')}${more > 0 ? `, and ${formatCount(more)} more` : ''}`;
    lines.push(
      `Changed in the ledger while the batch was being paid, so not paid: ${formatCount(drifted.count)} (${formatRupees(drifted.amount)}), items ${items}`,
    );
  }
  if (lines.length === 0) return lines;
  return [...lines, '', 'What was not paid is free for the next batch, as far as it is still approved.'];
};

const disbursementFields = (disbursement: Disbursement): Readonly<Record<string, NoticeValue>> => {
  const { paidAmount, paidRecords, reference, failed, drifted } = disbursement;
  return {
    paidAmount: decimalFrom(paidAmount),
    paidRecords,
    disbursementReference: reference,
    failedRecords: failed.count,
    failedAmount: decimalFrom(failed.amount),
    driftedRecords: drifted.count,
    driftedAmount: decimalFrom(drifted.amount),
    driftedItemNos: drifted.itemNos,
  };
};

/** Paid: the subject names what was paid, which may be less than the batch's total. */
export const disbursedNotices = (facts: BatchFacts, disbursement: Disbursement, at: Date): Notice[] => {
  const { paidAmount, paidRecords, reference } = disbursement;
  const told = {
    amount: paidAmount,
    lines: [
      `Payout batch ${facts.batchReference} is paid.`,
      '',
      `Paid: ${formatRupees(paidAmount)} for ${counted(paidRecords, 'commission')}`,
      totalLine(facts),
      `Reference: ${reference}`,
      ...unpaidLines(disbursement),
    ],
    fields: disbursementFields(disbursement),
  };
  return [
    batchNotice(facts, at, { type: 'payout_batch_disbursed', audience: 'admin', verb: 'is paid', ...told }),
    batchNotice(facts, at, {
      type: 'finance_batch_disbursed',
      audience: 'finance',
      verb: 'is paid',
      ...told,
    }),
  ];
};
