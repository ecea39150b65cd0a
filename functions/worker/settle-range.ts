import type { Transaction } from '../../shared/aws/transaction.ts';
import { freeRange } from '../../shared/procedures/batches/free-range.ts';
import { payRange } from '../../shared/procedures/batches/pay-range.ts';
import { releaseRange } from '../../shared/procedures/batches/release-range.ts';
import { recordRange } from '../../shared/procedures/payments/record-range.ts';
import type { SettlingBatch } from '../../shared/sql/batches/lock-settling-batch.ts';
import { failDrifted, type ItemRange } from '../../shared/sql/batches/settlement.ts';

/**
 * A payment that the version before had begun, which fixed nothing: what has drifted by now is not paid, marked so, and free
 * for the next batch with all that failed.
 */
const payOrFail = async (transaction: Transaction, range: ItemRange): Promise<void> => {
  await payRange(transaction, range);
  await transaction.write(failDrifted(range));
  await freeRange(transaction, range);
};

/** What is under way with the batch, done with a part of its items. */
export const settleRange = async (
  transaction: Transaction,
  { batch, payment }: SettlingBatch,
  range: ItemRange,
): Promise<void> => {
  if (batch.status === 'cancelled') await releaseRange(transaction, range);
  else if (payment?.frozen) {
    const { itemCount } = payment.frozen;
    await recordRange(transaction, range, { itemCount, at: payment.at });
  } else await payOrFail(transaction, range);
};
