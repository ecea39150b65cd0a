import type { Transaction } from '../../aws/transaction.ts';
import type { ItemRange } from '../../sql/batches/settlement.ts';
import { holdFailedTwice } from '../../sql/holds/failed-twice.ts';
import {
  failMarked,
  lockCommissions,
  noteDiffering,
  payApprovedCommissions,
  payOpenItems,
  releaseUnfrozen,
} from '../../sql/payments/record-items.ts';
import { freeRange } from '../batches/free-range.ts';

type Recorded = {
  /** Items of the batch when the payment was begun. */
  readonly itemCount: number;
  /** When the payment was recorded: of all ranges, so that the holds of a payment are found together. */
  readonly at: Date;
};

/** What finance said of the items, done with a range of them: failed, left out, and all that is left open is paid. */
export const recordRange = async (
  transaction: Transaction,
  range: ItemRange,
  { itemCount, at }: Recorded,
): Promise<void> => {
  const failed = await transaction.write(failMarked(range));
  const released = await transaction.write(releaseUnfrozen(range, itemCount));
  // In the transaction that lets them go, so that no run comes between.
  if (failed.changed > 0) await transaction.write(holdFailedTwice(range, at));
  await transaction.readOne(lockCommissions(range));
  await transaction.write(noteDiffering(range));
  await transaction.write(payApprovedCommissions(range));
  await transaction.write(payOpenItems(range));
  if (failed.changed + released.changed > 0) await freeRange(transaction, range);
};
