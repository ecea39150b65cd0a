import type { Transaction } from '../../aws/transaction.ts';
import {
  dropDue,
  keepPaidItems,
  payKeptCommissions,
  readPaidElsewhere,
} from '../../sql/batches/paid-elsewhere.ts';
import type { ItemRange } from '../../sql/batches/settlement.ts';

/** What the range has let go, and another item has paid, becomes that one's instead, and is not paid again. */
export const keepPaidElsewhere = async (transaction: Transaction, range: ItemRange): Promise<void> => {
  for (;;) {
    const found = await transaction.read(readPaidElsewhere(range));
    if (found.length === 0) return;
    const paidItemIds = [...new Set(found.map(({ paidItemId }) => paidItemId))];
    await transaction.write(dropDue(found.map(({ itemId }) => itemId)));
    await transaction.write(keepPaidItems(paidItemIds));
    await transaction.write(payKeptCommissions(paidItemIds));
  }
};
