import type { Transaction } from '../../aws/transaction.ts';
import {
  dropDue,
  keepPaidItems,
  lockPaidItems,
  type PaidElsewhere,
  payKeptCommissions,
  readPaidElsewhere,
} from '../../sql/batches/paid-elsewhere.ts';
import type { ItemRange } from '../../sql/batches/settlement.ts';

/** Of what was read, what is still so: under REPEATABLE READ a plain read may be of long ago. */
const stillPaid = async (
  transaction: Transaction,
  found: readonly PaidElsewhere[],
): Promise<PaidElsewhere[]> => {
  const ids = [...new Set(found.map(({ paidItemId }) => paidItemId))];
  const locked = new Set((await transaction.read(lockPaidItems(ids))).map(({ itemId }) => itemId));
  return found.filter(({ paidItemId }) => locked.has(paidItemId));
};

/** What the range has let go, and another item has paid, becomes that one's instead, and is not paid again. */
export const keepPaidElsewhere = async (transaction: Transaction, range: ItemRange): Promise<void> => {
  for (;;) {
    const found = await transaction.read(readPaidElsewhere(range));
    const kept = found.length > 0 ? await stillPaid(transaction, found) : [];
    if (kept.length === 0) return;
    const paidItemIds = [...new Set(kept.map(({ paidItemId }) => paidItemId))];
    await transaction.write(dropDue(kept.map(({ itemId }) => itemId)));
    await transaction.write(keepPaidItems(paidItemIds));
    await transaction.write(payKeptCommissions(paidItemIds));
  }
};
