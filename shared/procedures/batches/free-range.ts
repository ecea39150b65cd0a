import type { Transaction } from '../../aws/transaction.ts';
import { clearMarkers, type ItemRange } from '../../sql/batches/settlement.ts';
import { keepPaidElsewhere } from './keep-paid-elsewhere.ts';

/** What follows where items of the range let go: their commissions lose the marker, and are due but for what another has paid. */
export const freeRange = async (transaction: Transaction, range: ItemRange): Promise<void> => {
  await transaction.write(clearMarkers(range));
  await keepPaidElsewhere(transaction, range);
};
