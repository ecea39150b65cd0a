import type { AuditFact } from '../../../shared/domain/audit/audit-event.ts';
import { batchStream } from '../../../shared/domain/audit/streams.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { batchContentHash, contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import type { MissingBatch } from '../../../shared/domain/restores/list-header.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce } from '../../../shared/procedures/change-once.ts';
import { readItemTotals } from '../../../shared/sql/batches/item-totals.ts';
import {
  lockRestoredBatch,
  type RestoredContent,
  readItemCount,
  sealRestoredBatch,
} from '../../../shared/sql/restores/restored-batches.ts';
import { type NotRestored, notRestored } from './not-restored.ts';
import type { RestoreCall } from './restore-call.ts';

type Found = RestoredContent & { readonly itemCount: number };

/** Read before the lock is taken: a million items take a second. Nobody changes them any more. */
const readContent = (
  { deps }: RestoreCall,
  batchId: string,
  { batchReference }: MissingBatch,
): Promise<Found> =>
  deps.database.transaction(async ({ readOne }) => {
    const { lastItemNo: itemCount } = await readOne(readItemCount(batchId));
    const { count, amount, root } = await readOne(readItemTotals(batchId, contentHashDepth(itemCount)));
    const content = { batchReference, totalRecords: count, totalAmount: amount, root: root ?? '' };
    const contentHash = batchContentHash(content, undefined);
    return { batchId, itemCount, totalRecords: count, totalAmount: decimalFrom(amount), contentHash };
  });

const restoredFact = (
  { offer, deps }: RestoreCall,
  missing: MissingBatch,
  { batchId, itemCount, totalRecords, totalAmount, contentHash }: Found,
  gone: NotRestored,
): AuditFact => ({
  stream: batchStream(batchId),
  actor: 'restore',
  action: 'batch_restored',
  detail: {
    batchReference: missing.batchReference,
    totalRecords,
    totalAmount,
    contentHash,
    itemCount,
    requiredApprovals: missing.requiredApprovals,
    adopted: true,
    offerId: offer.offerId,
    lostBatchId: missing.batchId,
    lostHash: missing.contentHash,
    lostRecords: missing.totalRecords,
    lostAmount: missing.totalAmount,
    notInLedger: { count: gone.count, amount: gone.amount, first: [...gone.first] },
  },
  occurredAt: deps.now(),
});

/** Gives the batch, once, the hash of what it holds again, and says what it was. Nobody has approved that: finance says what the bank did. */
export const sealRestored = async (
  call: RestoreCall,
  batchId: string,
  missing: MissingBatch,
): Promise<void> => {
  const found = await readContent(call, batchId, missing);
  const gone = await notRestored(call, batchId, missing);
  const { itemCount: _, ...content } = found;
  await changeOnce(
    call.deps,
    (transaction) => transaction.readOne(lockRestoredBatch(batchId)),
    async (transaction, { isSealed }) => {
      if (isSealed) return { answer: undefined, event: undefined };
      await transaction.write(sealRestoredBatch(content));
      const event = await appendEvent(transaction, restoredFact(call, missing, found, gone));
      return { answer: undefined, event };
    },
  );
};
