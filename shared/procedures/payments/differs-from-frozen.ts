import type { Transaction } from '../../aws/transaction.ts';
import { contentHashDepth } from '../../domain/batches/content-hash.ts';
import type { Frozen } from '../../domain/payments/payment.ts';
import { readFrozenTotals } from '../../sql/batches/item-totals.ts';

/** Whether the items are still those that were frozen; named where they are not, and refused by nobody: the bank has paid. */
export const differsFromFrozen = async (
  transaction: Transaction,
  batchId: string,
  { count, amount, root, itemCount }: Frozen,
): Promise<boolean> => {
  const depth = contentHashDepth(itemCount);
  const now = await transaction.readOne(readFrozenTotals(batchId, depth, itemCount));
  return now.count !== count || now.amount !== amount || now.root !== root;
};
