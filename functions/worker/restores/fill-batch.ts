import type { MissingBatch } from '../../../shared/domain/restores/list-header.ts';
import type { ListedItem } from '../../../shared/domain/restores/listed-item.ts';
import { lockRestoredBatch, readItemCount } from '../../../shared/sql/restores/restored-batches.ts';
import {
  clearDueOfRestored,
  insertRestoredItems,
  markRestored,
} from '../../../shared/sql/restores/restored-items.ts';
import { listedItems } from './listed-items.ts';
import type { RestoreCall } from './restore-call.ts';

const madeAtOf = ({ madeAt }: MissingBatch): Date | null => (madeAt === null ? null : new Date(madeAt));

/** One chunk, under the batch's lock; a twin, or our own commit of which nobody heard, may have put in some of it, or all. */
const fillChunk = (
  { deps }: RestoreCall,
  batchId: string,
  missing: MissingBatch,
  chunk: readonly ListedItem[],
): Promise<void> =>
  deps.database.transaction(async (transaction) => {
    const { isSealed } = await transaction.readOne(lockRestoredBatch(batchId));
    const { lastItemNo } = await transaction.readOne(readItemCount(batchId));
    const items = chunk.filter(({ itemNo }) => itemNo > lastItemNo);
    const [first, last] = [items[0], items.at(-1)];
    if (isSealed || !first || !last) return;
    await transaction.write(insertRestoredItems({ batchId, items, madeAt: madeAtOf(missing) }));
    const range = { batchId, first: first.itemNo, last: last.itemNo };
    await transaction.write(markRestored(range));
    await transaction.write(clearDueOfRestored(range));
  });

/** Puts in what the batch held, where it is not there yet. */
export const fillBatch = async (call: RestoreCall, batchId: string, missing: MissingBatch): Promise<void> => {
  const [filled] = await call.deps.database.read(readItemCount(batchId));
  for await (const chunk of listedItems(call.deps, missing)) {
    if ((chunk.at(-1)?.itemNo ?? 0) <= (filled?.lastItemNo ?? 0)) continue;
    await call.step();
    await fillChunk(call, batchId, missing, chunk);
  }
};
