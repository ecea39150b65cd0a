import type { MissingBatch } from '../../../shared/domain/restores/list-header.ts';
import { readTakenHolders } from '../../../shared/sql/payments/taken-items.ts';
import {
  insertRestoredBatch,
  type RestoredBatch,
  readRestoredBatch,
} from '../../../shared/sql/restores/restored-batches.ts';
import { fillBatch } from './fill-batch.ts';
import { holdBatch } from './hold-batch.ts';
import type { RestoreCall } from './restore-call.ts';
import { sealRestored } from './seal-restored.ts';

/** A twin may have been faster, or it was our own commit of which nobody heard: then it is there. */
const openBatch = ({ deps, countedAt }: RestoreCall, missing: MissingBatch): Promise<RestoredBatch> =>
  deps.database.transaction(async (transaction) => {
    const found = readRestoredBatch(missing.batchReference);
    const [there] = await transaction.read(found);
    if (there) return there;
    await transaction.write(insertRestoredBatch(missing, countedAt));
    return transaction.readOne(found);
  });

/** What another batch holds by now was given to it by a run that could not look: it is held, too, or the bank would pay it again. */
const holdHolders = async (call: RestoreCall, batchId: string): Promise<void> => {
  for (const { holderId } of await call.deps.database.read(readTakenHolders(batchId)))
    await holdBatch(call, { batchId: holderId, actions: [] });
};

/** Makes a batch again of which nothing is there, as held; what of it was done before is found done. */
export const restoreBatch = async (call: RestoreCall, missing: MissingBatch): Promise<void> => {
  await call.step();
  const { batchId, isSealed } = await openBatch(call, missing);
  if (!isSealed) {
    await fillBatch(call, batchId, missing);
    await call.step();
    await sealRestored(call, batchId, missing);
  }
  await holdHolders(call, batchId);
};
