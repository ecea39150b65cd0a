import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import {
  type ItemRange,
  lockOldBatch,
  markAdopted,
  numberItems,
  readNumberedCount,
  setLiveItems,
  unsetLiveItems,
} from '../../../shared/sql/adoption.ts';
import { patiently } from './patiently.ts';

/** Held together for a fraction of a second: the host waits that long, at most. */
const CHUNK_SIZE = 2_000;

/** Which item of each commission is live, and the marker in the ledger that follows it. */
const decideLive = async (transaction: Transaction, range: ItemRange): Promise<void> => {
  await transaction.write(unsetLiveItems(range));
  await transaction.write(setLiveItems(range));
  await transaction.write(markAdopted(range));
};

const decideChunk = (deps: Deps, range: ItemRange): Promise<void> =>
  patiently(deps, async (transaction) => {
    await transaction.readOne(lockOldBatch(range.batchId));
    await decideLive(transaction, range);
  });

/** Returns how many got a number: none, once all have one. */
const numberChunk = (deps: Deps, batchId: string): Promise<number> =>
  patiently(deps, async (transaction) => {
    await transaction.readOne(lockOldBatch(batchId));
    const { count } = await transaction.readOne(readNumberedCount(batchId));
    const { changed } = await transaction.write(numberItems(batchId, count, CHUNK_SIZE));
    if (changed > 0)
      await decideLive(transaction, { batchId, firstItemNo: count + 1, lastItemNo: count + changed });
    return changed;
  });

const readNumbered = async ({ database }: Deps, batchId: string): Promise<number> => {
  const [numbered] = await database.read(readNumberedCount(batchId));
  return numbered?.count ?? 0;
};

/** Numbers the items that have no number, and decides anew for those that have one. Returns how many were numbered. */
export const adoptItems = async (deps: Deps, batchId: string): Promise<number> => {
  const known = await readNumbered(deps, batchId);
  for (let firstItemNo = 1; firstItemNo <= known; firstItemNo += CHUNK_SIZE) {
    const lastItemNo = Math.min(firstItemNo + CHUNK_SIZE - 1, known);
    await decideChunk(deps, { batchId, firstItemNo, lastItemNo });
  }
  let numbered = 0;
  for (
    let changed = await numberChunk(deps, batchId);
    changed > 0;
    changed = await numberChunk(deps, batchId)
  ) {
    numbered += changed;
  }
  return numbered;
};
