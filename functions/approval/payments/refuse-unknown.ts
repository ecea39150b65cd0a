import type { Transaction } from '../../../shared/aws/transaction.ts';
import { countMarkable } from '../../../shared/sql/payments/item-marks.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** Whoever names an item that this payment cannot be for means another: nothing is done by a slip. */
export const refuseUnknown = async (
  transaction: Transaction,
  itemNos: readonly number[],
  field: string,
  { batch }: Held,
): Promise<void> => {
  if (itemNos.length === 0) return;
  const { count } = await transaction.readOne(countMarkable(batch.batchId, itemNos));
  if (count === itemNos.length) return;
  throw new ApiProblem(
    'invalid-input',
    `${itemNos.length - count} of the ${itemNos.length} numbers in ${field} are none that this payment can be for: batch ${batch.batchReference} does not have them, or they were left out, or are not open any more. Nothing was recorded.`,
  );
};
