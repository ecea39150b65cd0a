import type { Transaction } from '../../aws/transaction.ts';
import type { Batch } from '../../domain/batches/batch.ts';
import { settlesInline } from '../../domain/batches/settles-inline.ts';
import { cancelBatchRow } from '../../sql/batches/batch-changes.ts';
import { allItems } from '../../sql/batches/settlement.ts';
import { releaseRange } from './release-range.ts';

export type Cancelled = {
  /** Commissions that are free again by now. */
  readonly releasedItems: number;
  /** The batch as it stands. */
  readonly batch: Batch;
};

/**
 * Cancels the locked batch. Up to 20,000 items are released with it; of a larger one each stays reserved until the worker
 * has released it.
 */
export const cancelBatch = async (
  transaction: Transaction,
  batch: Batch,
  { approvalCount, notes, at }: { readonly approvalCount: number; readonly notes: string; readonly at: Date },
): Promise<Cancelled> => {
  const { batchId, totalRecords } = batch;
  const inline = settlesInline(totalRecords);
  const settlingSince = inline ? null : at;
  await transaction.write(cancelBatchRow({ batchId, approvalCount, notes, settlingSince }));
  const releasedItems = inline ? await releaseRange(transaction, allItems(batchId)) : 0;
  const settledThrough = inline ? null : 0;
  return {
    releasedItems,
    batch: { ...batch, status: 'cancelled', approvalCount, settlingSince, settledThrough },
  };
};
