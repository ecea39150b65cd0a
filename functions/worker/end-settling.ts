import type { Transaction } from '../../shared/aws/transaction.ts';
import type { AuditDetail } from '../../shared/domain/audit/audit-event.ts';
import { batchStream } from '../../shared/domain/audit/streams.ts';
import { CLI } from '../../shared/domain/basics/cli.ts';
import { decimalFrom } from '../../shared/domain/basics/money.ts';
import type { Batch } from '../../shared/domain/batches/batch.ts';
import { contentHashDepth } from '../../shared/domain/batches/content-hash.ts';
import { batchPaid, type Disbursement } from '../../shared/domain/batches/disbursement.ts';
import { holdsContent } from '../../shared/domain/batches/holds-content.ts';
import { disbursedNotices } from '../../shared/domain/notices/disbursed-notices.ts';
import { appendBehind } from '../../shared/procedures/audit/append-event.ts';
import { settledTally } from '../../shared/procedures/batches/settled-tally.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { completeSettledPayment, endRelease } from '../../shared/sql/batches/batch-changes.ts';
import { type LockedBatch, readSealedBatch } from '../../shared/sql/batches/batch-rows.ts';
import { readItemTotals } from '../../shared/sql/batches/item-totals.ts';
import { readDriftedWhilePaid } from '../../shared/sql/batches/settlement.ts';
import { insertNotices } from '../../shared/sql/notices/notification-log.ts';

/** As many of the drifted as a notice and an event number. */
const NAMED_MAX = 100;

type Ended = { readonly action: string; readonly detail: AuditDetail; readonly at: Date };
type Clock = Deps['now'];

const endOfRelease = async (
  transaction: Transaction,
  { batchId, totalRecords }: Batch,
  now: Clock,
): Promise<Ended> => {
  await transaction.write(endRelease(batchId));
  return { action: 'items_released', detail: { items: totalRecords }, at: now() };
};

/** Items that somebody put in, or changed, since the payment began are not what people approved: then nobody says that it is paid. */
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
const endOfPayment = async (transaction: Transaction, batch: Batch, now: Clock): Promise<Ended> => {
  const { batchId } = batch;
  await refuseOtherContent(transaction, batchId);
  const { paid, failed, drifted } = await settledTally(transaction, batchId);
  const named = drifted.count > 0 ? await transaction.read(readDriftedWhilePaid(batchId, NAMED_MAX)) : [];
  const disbursement: Disbursement = {
    reference: batch.disbursementReference ?? '',
    paid,
    failed,
    drifted: { ...drifted, itemNos: named.map(({ itemNo }) => itemNo) },
  };
  const at = now();
  await transaction.write(completeSettledPayment(batchId, decimalFrom(paid.amount), at));
  await transaction.write(insertNotices(disbursedNotices(batch, disbursement, at), at));
  return { ...batchPaid(disbursement), at };
};

/** The last of it is done: the batch stands as it will, and its stream says so. */
export const endSettling = async (
  transaction: Transaction,
  { batch, head }: LockedBatch,
  now: Clock,
): Promise<void> => {
  const end = batch.status === 'cancelled' ? endOfRelease : endOfPayment;
  const { action, detail, at } = await end(transaction, batch, now);
  await appendBehind(transaction, head, {
    stream: batchStream(batch.batchId),
    actor: 'worker',
    action,
    detail,
    occurredAt: at,
  });
};
