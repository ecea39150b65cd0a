import type { Transaction } from '../../shared/aws/transaction.ts';
import type { Batch } from '../../shared/domain/batches/batch.ts';
import { freeRange } from '../../shared/procedures/batches/free-range.ts';
import { payRange } from '../../shared/procedures/batches/pay-range.ts';
import { releaseRange } from '../../shared/procedures/batches/release-range.ts';
import { failDrifted, type ItemRange } from '../../shared/sql/batches/settlement.ts';

/** Pays the range; what has drifted by now is not paid, marked so, and free for the next batch with all that failed. */
const payOrFail = async (transaction: Transaction, range: ItemRange): Promise<void> => {
  await payRange(transaction, range);
  await transaction.write(failDrifted(range));
  await freeRange(transaction, range);
};

/** What is under way with the batch, done with a part of its items. */
export const settleRange = async (
  transaction: Transaction,
  { status }: Pick<Batch, 'status'>,
  range: ItemRange,
): Promise<void> => {
  if (status === 'cancelled') await releaseRange(transaction, range);
  else await payOrFail(transaction, range);
};
