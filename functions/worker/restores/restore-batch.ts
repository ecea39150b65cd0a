import type { MissingBatch } from '../../../shared/domain/restores/list-header.ts';
import {
  insertRestoredBatch,
  type RestoredBatch,
  readRestoredBatch,
} from '../../../shared/sql/restores/restored-batches.ts';
import { fillBatch } from './fill-batch.ts';
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

/** Makes a batch again of which nothing is there, as held; what of it was done before is found done. */
export const restoreBatch = async (call: RestoreCall, missing: MissingBatch): Promise<void> => {
  await call.step();
  const { batchId, isSealed } = await openBatch(call, missing);
  if (isSealed) return;
  await fillBatch(call, batchId, missing);
  await call.step();
  await sealRestored(call, batchId, missing);
};
