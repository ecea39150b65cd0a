import type { Transaction } from '../../shared/aws/transaction.ts';
import { batchStream } from '../../shared/domain/audit/streams.ts';
import { appendBehind } from '../../shared/procedures/audit/append-event.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { endRelease } from '../../shared/sql/batches/batch-changes.ts';
import type { SettlingBatch } from '../../shared/sql/batches/lock-settling-batch.ts';
import { endPayment } from './end-payment.ts';
import type { Ended } from './ended.ts';

const endOfRelease = async (
  transaction: Transaction,
  { batch: { batchId, totalRecords } }: SettlingBatch,
  now: Deps['now'],
): Promise<Ended> => {
  await transaction.write(endRelease(batchId));
  return { action: 'items_released', detail: { items: totalRecords }, at: now() };
};

/** The last of it is done: the batch stands as it will, and its stream says so. */
export const endSettling = async (
  transaction: Transaction,
  settling: SettlingBatch,
  now: Deps['now'],
): Promise<void> => {
  const end = settling.batch.status === 'cancelled' ? endOfRelease : endPayment;
  const { action, detail, at } = await end(transaction, settling, now);
  await appendBehind(transaction, settling.head, {
    stream: batchStream(settling.batch.batchId),
    actor: 'worker',
    action,
    detail,
    occurredAt: at,
  });
};
