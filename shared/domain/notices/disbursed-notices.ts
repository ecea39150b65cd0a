import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Disbursement } from '../batches/disbursement.ts';
import { type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice, NoticeValue } from './notice.ts';

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
  return [
    ...lines,
    '',
    'What was not paid is free for the next batch, as far as it is still approved and not on hold: what failed twice waits until finance has it tried again.',
  ];
};

const disbursementFields = (disbursement: Disbursement): Readonly<Record<string, NoticeValue>> => {
  const { reference, paid, failed, drifted } = disbursement;
  return {
    paidAmount: decimalFrom(paid.amount),
    paidRecords: paid.count,
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
  const { reference, paid } = disbursement;
  const told = {
    amount: paid.amount,
    lines: [
      `Payout batch ${facts.batchReference} is paid.`,
      '',
      `Paid: ${formatRupees(paid.amount)} for ${counted(paid.count, 'commission')}`,
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
