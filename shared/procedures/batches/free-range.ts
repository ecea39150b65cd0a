import type { Transaction } from '../../aws/transaction.ts';
import {
  dropDue,
  keepPaidItems,
  payKeptCommissions,
  readPaidElsewhere,
} from '../../sql/batches/paid-elsewhere.ts';
import { clearMarkers, type ItemRange } from '../../sql/batches/settlement.ts';

/**
 * What follows where items of the range were released or failed: their commissions lose the marker and are due. But what
 * another item has paid becomes that one's instead, and is not paid again.
 */
export const freeRange = async (transaction: Transaction, range: ItemRange): Promise<void> => {
  await transaction.write(clearMarkers(range));
  for (;;) {
    const found = await transaction.read(readPaidElsewhere(range));
    if (found.length === 0) return;
    const paidItemIds = [...new Set(found.map(({ paidItemId }) => paidItemId))];
    await transaction.write(dropDue(found.map(({ itemId }) => itemId)));
    await transaction.write(keepPaidItems(paidItemIds));
    await transaction.write(payKeptCommissions(paidItemIds));
  }
};
