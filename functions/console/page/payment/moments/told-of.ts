import { counted } from '../../../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../../../shared/domain/basics/format-rupees.ts';
import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { ActionAnswer, ActionOutcome } from '../../../../../shared/events/batch-actions.ts';
import { WHAT_FOLLOWS } from './what-follows.ts';

type Batch = ActionAnswer['batch'];

const begunText = ({ batchReference, payment }: Batch): string =>
  payment
    ? `The payment of ${batchReference} has begun: have the bank pay ${formatRupees(payment.amount)} for ${counted(payment.count, 'commission')}, then record what it did.`
    : `The payment of ${batchReference} has begun.`;

const paidText = ({ batchReference, totalAmount, paidAmount, disbursementReference }: Batch): string => {
  const paid = paidAmount ?? '0.00';
  const unpaid = paiseFrom(totalAmount) - paiseFrom(paid);
  const rest =
    unpaid > 0n ? ` ${formatRupees(unpaid)} was not paid. ${WHAT_FOLLOWS}` : ' All of it was paid.';
  return `Recorded: ${formatRupees(paid)} of ${batchReference} is paid under ${disbursementReference ?? 'no reference'}.${rest}`;
};

const TEXT: Readonly<Partial<Record<ActionOutcome, (batch: Batch) => string>>> = {
  already_recorded: ({ batchReference }) =>
    `This was recorded of ${batchReference} before: nothing was done a second time.`,
  begun: begunText,
  marked: ({ batchReference }) =>
    `It is noted what the bank did not pay of ${batchReference}. It stays reserved until the payment is recorded.`,
  paid: paidText,
  nothing_paid: ({ batchReference }) =>
    `Recorded: the bank paid nothing of ${batchReference}. ${WHAT_FOLLOWS}`,
  aborted: ({ batchReference }) =>
    `The payment of ${batchReference} is aborted: it is approved, as before it began.`,
  late_recorded: ({ batchReference, paidAmount }) =>
    `Recorded as paid late. ${formatRupees(paidAmount ?? '0.00')} of ${batchReference} is paid by now.`,
  returned: ({ batchReference, returnedAmount }) =>
    `Recorded: ${formatRupees(returnedAmount)} of ${batchReference} has come back in all.`,
  cancelled: ({ batchReference }) =>
    `${batchReference} is cancelled, and holds none of its commissions any more: a run takes them again, unless they are put on hold.`,
  settling: ({ batchReference }) =>
    `The payment of ${batchReference} is being recorded, item by item, in the background: its progress is shown below.`,
};

/** What an act came to, told once. */
export const toldOf = ({ outcome, batch }: Pick<ActionAnswer, 'outcome' | 'batch'>): string =>
  TEXT[outcome]?.(batch) ?? `${batch.batchReference}: ${outcome}.`;
