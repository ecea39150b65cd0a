import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { BatchStanding } from '../../../shared/domain/batches/decide-approval.ts';
import { paymentAbortedNotice } from '../../../shared/domain/notices/payment-notices.ts';
import { decideAbort } from '../../../shared/domain/payments/decide-abort.ts';
import type { AbortInput } from '../../../shared/events/payment-actions.ts';
import { setPaymentBegun } from '../../../shared/sql/batches/batch-changes.ts';
import { clearMarks } from '../../../shared/sql/payments/item-marks.ts';
import { readPayers } from '../../../shared/sql/payments/payers.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusedDuty } from '../actions/refused-duty.ts';

/** The bank paid nothing: the batch is as it was before the payment began, and so are the items that were left out. */
export const abortPayment = async (
  transaction: Transaction,
  { reason }: AbortInput,
  held: Held,
  { paysCaller }: Pick<BatchStanding, 'paysCaller'>,
): Promise<Acted> => {
  const { batch, caller, at, head, payment, votes } = held;
  const payers = await transaction.read(readPayers(batch.batchId));
  const otherPayers = payers.filter(({ userId }) => userId !== caller.userId).length;
  const decision = decideAbort({ ...held, paysCaller, otherPayers });
  if (decision.kind === 'refused') return refusedDuty(decision.because, 'abort');
  await transaction.write(clearMarks(batch.batchId));
  await transaction.write(setPaymentBegun(batch.batchId, null));
  const { alone } = decision;
  return {
    kind: 'done',
    outcome: 'aborted',
    event: {
      action: 'payment_aborted',
      detail: {
        alone,
        begunBy: payment?.byUserId ?? null,
        begunAt: payment?.at.toISOString() ?? null,
      },
      note: { field: 'reason', text: reason },
    },
    notices: [paymentAbortedNotice(batch, { by: caller, reason, alone, eventSeq: head.seq + 1 }, at)],
    batch,
    votes,
    payment: null,
  };
};
