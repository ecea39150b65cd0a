import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { markFailed } from '../../../shared/sql/payments/item-marks.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** What the record itself names as failed is added to what was marked before; each must be an item of this payment. */
export const markAllFailed = async (
  transaction: Transaction,
  { failed }: RecordInput,
  held: Held,
): Promise<void> => {
  if (failed.length === 0) return;
  const itemNos = failed.map(({ itemNo }) => itemNo);
  await refuseUnknown(transaction, itemNos, 'failed', held);
  await transaction.write(markFailed(held.batch.batchId, failed));
};
