import type { Transaction } from '../../shared/aws/transaction.ts';
import { CLI } from '../../shared/domain/basics/cli.ts';
import { decimalFrom } from '../../shared/domain/basics/money.ts';
import { contentHashDepth } from '../../shared/domain/batches/content-hash.ts';
import { holdsContent } from '../../shared/domain/batches/holds-content.ts';
import { disbursedNotices } from '../../shared/domain/notices/disbursed-notices.ts';
import { failedTwiceNotices } from '../../shared/domain/notices/failed-twice-notices.ts';
import { batchPaid } from '../../shared/domain/payments/disbursement.ts';
import { tellFailedTwice } from '../../shared/procedures/holds/tell-failed-twice.ts';
import { sumUpPayment } from '../../shared/procedures/payments/sum-up-payment.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { completeSettledPayment } from '../../shared/sql/batches/batch-changes.ts';
import { readSealedBatch } from '../../shared/sql/batches/batch-rows.ts';
import { readItemTotals } from '../../shared/sql/batches/item-totals.ts';
import type { SettlingBatch } from '../../shared/sql/batches/lock-settling-batch.ts';
import { insertNotices } from '../../shared/sql/notices/notification-log.ts';
import type { Ended } from './ended.ts';

/** Of the version before: items that somebody put in, or changed, since the payment began are not what people approved. */
const refuseOtherContent = async (transaction: Transaction, batchId: string): Promise<void> => {
  const { batch, seal } = await transaction.readOne(readSealedBatch(batchId));
  const depth = contentHashDepth(batch.totalRecords);
  if (seal && holdsContent(seal, await transaction.readOne(readItemTotals(batchId, depth)))) return;
  throw new Error(
    `the items of batch ${batch.batchReference} are not those that were approved: somebody has changed them outside of ` +
      `this system while it was paid; its payment is not ended; see ${CLI} doctor --invariants, and what the bank paid`,
  );
};

/** A million items are summed up in seconds: the payment is over after that. */
export const endPayment = async (
  transaction: Transaction,
  { batch, payment }: SettlingBatch,
  now: Deps['now'],
): Promise<Ended> => {
  const { batchId } = batch;
  const frozen = payment?.frozen ?? null;
  if (!frozen) await refuseOtherContent(transaction, batchId);
  const reference = batch.disbursementReference;
  const disbursement = await sumUpPayment(transaction, batchId, { reference, frozen });
  // The version before held and told it when the payment began.
  const failedTwice = payment?.frozen
    ? await tellFailedTwice(transaction, batchId, 'worker', payment.at)
    : undefined;
  const at = now();
  await transaction.write(completeSettledPayment(batchId, decimalFrom(disbursement.paid.amount), at));
  const notices = [
    ...disbursedNotices(batch, disbursement, at),
    ...(failedTwice ? failedTwiceNotices(batch, failedTwice, at) : []),
  ];
  await transaction.write(insertNotices(notices, at));
  return { ...batchPaid(disbursement, { failedTwiceCount: failedTwice?.count ?? 0 }), at };
};
