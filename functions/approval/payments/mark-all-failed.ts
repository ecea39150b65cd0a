import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { countMarkable, markFailed } from '../../../shared/sql/payments/item-marks.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** What the record itself names as failed is added to what was marked before; each must be an item of this payment. */
export const markAllFailed = async (
  transaction: Transaction,
  { failed }: RecordInput,
  { batch }: Held,
): Promise<void> => {
  if (failed.length === 0) return;
  const itemNos = failed.map(({ itemNo }) => itemNo);
  const { count } = await transaction.readOne(countMarkable(batch.batchId, itemNos));
  if (count !== itemNos.length) {
    throw new ApiProblem(
      'invalid-input',
      `failed names an item that batch ${batch.batchReference} does not have, or that this payment is not for: expected numbers of items that are still open, and were not left out. Nothing was recorded.`,
    );
  }
  await transaction.write(markFailed(batch.batchId, failed));
};
