import type { Transaction } from '../../aws/transaction.ts';
import { clearMarkers, type ItemRange, releaseItems } from '../../sql/batches/settlement.ts';

/** Lets go of what a cancelled batch holds in the range; how many commissions are free again. */
export const releaseRange = async (transaction: Transaction, range: ItemRange): Promise<number> => {
  const { changed } = await transaction.write(releaseItems(range));
  await transaction.write(clearMarkers(range));
  return changed;
};
