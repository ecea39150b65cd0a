import type { Transaction } from '../../aws/transaction.ts';
import { type ItemRange, releaseItems } from '../../sql/batches/settlement.ts';
import { freeRange } from './free-range.ts';

/** Lets go of what a cancelled batch holds in the range; how many commissions are free again. */
export const releaseRange = async (transaction: Transaction, range: ItemRange): Promise<number> => {
  const { changed } = await transaction.write(releaseItems(range));
  await freeRange(transaction, range);
  return changed;
};
