import type { Transaction } from '../aws/transaction.ts';
import { clearMarkers, failDrifted, type ItemRange, payCommissions, payItems } from '../sql/settlement.ts';

/** Told to whoever reads a drifted item later. */
const DRIFTED = 'drifted: when it was to be paid, the ledger no longer said what was approved';

export type PaidRange = { readonly paid: number; readonly drifted: number };

/** Pays what can be paid as it was approved; returns how many items that are. Nothing stays of it where the host is faster. */
export const payRange = async (transaction: Transaction, range: ItemRange): Promise<number> => {
  const { changed } = await transaction.write(payItems(range));
  await transaction.write(payCommissions(range, changed));
  return changed;
};

/** As payRange; and what has drifted by now is marked so, and free for the next batch. */
export const payOrFailRange = async (transaction: Transaction, range: ItemRange): Promise<PaidRange> => {
  const paid = await payRange(transaction, range);
  const { changed: drifted } = await transaction.write(failDrifted(range, DRIFTED));
  await transaction.write(clearMarkers(range));
  return { paid, drifted };
};
