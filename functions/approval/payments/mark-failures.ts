import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { BatchStanding } from '../../../shared/domain/batches/decide-approval.ts';
import { decideFailures } from '../../../shared/domain/payments/decide-failures.ts';
import { namedItems } from '../../../shared/domain/payments/named-items.ts';
import type { FailuresInput } from '../../../shared/events/payment-actions.ts';
import { countMarkable, markFailed, unmarkFailed } from '../../../shared/sql/payments/item-marks.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusedDuty } from '../actions/refused-duty.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** All that are named must be items that the payment is for; else nothing is done. */
const refuseOthers = async (transaction: Transaction, batchId: string, itemNos: number[]): Promise<void> => {
  const { count } = await transaction.readOne(countMarkable(batchId, itemNos));
  if (count === itemNos.length) return;
  throw new ApiProblem(
    'invalid-input',
    `${itemNos.length - count} of the ${itemNos.length} items named are not part of this payment: batch ${batchId} does not have them, or they were left out when it was begun, and the bank never saw them. Nothing was marked.`,
  );
};

/** A piece of what the bank did not pay, and of what it did after all: the last word on an item counts. */
export const markFailures = async (
  transaction: Transaction,
  { failed, notFailed }: FailuresInput,
  held: Held,
  { paysCaller }: Pick<BatchStanding, 'paysCaller'>,
): Promise<Acted> => {
  const { batch, votes } = held;
  const decision = decideFailures({ ...held, paysCaller });
  if (decision.kind === 'refused') return refusedDuty(decision.because, 'failures');
  const failedItemNos = failed.map(({ itemNo }) => itemNo);
  await refuseOthers(transaction, batch.batchId, [...failedItemNos, ...notFailed]);
  const marked = failed.length > 0 ? await transaction.write(markFailed(batch.batchId, failed)) : undefined;
  const unmarked =
    notFailed.length > 0 ? await transaction.write(unmarkFailed(batch.batchId, notFailed)) : undefined;
  if ((marked?.changed ?? 0) + (unmarked?.changed ?? 0) === 0) return { kind: 'unchanged' };
  return {
    kind: 'done',
    outcome: 'marked',
    event: {
      action: 'failures_marked',
      detail: { failed: namedItems(failedItemNos), notFailed: namedItems(notFailed) },
    },
    notices: [],
    batch,
    votes,
  };
};
