import type { Transaction } from '../../aws/transaction.ts';
import { type ItemRange, payCommissions, payItems } from '../../sql/batches/settlement.ts';
import { DriftedMeanwhile } from './drifted-meanwhile.ts';

/**
 * Pays what of the range can be paid as it was approved; the rest stays open. The second statement is the binding check: each
 * item just paid must meet a commission that is still approved, for that amount and that person.
 */
export const payRange = async (transaction: Transaction, range: ItemRange): Promise<number> => {
  const items = await transaction.write(payItems(range));
  const commissions = await transaction.write(payCommissions(range));
  if (commissions.changed === items.changed) return items.changed;
  throw new DriftedMeanwhile(
    `items ${range.first} to ${range.last} of batch ${range.batchId}: ${items.changed} could be paid, then only ${commissions.changed}`,
  );
};
