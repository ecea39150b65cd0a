import { CLI } from '../../shared/domain/basics/cli.ts';
import type { SettlingBatch } from '../../shared/sql/batches/lock-settling-batch.ts';

/**
 * The columns only repeat what the stream says: whoever writes them by SQL would else have a batch paid that nobody
 * approved. Thrown, so that the queue of failed work rings.
 */
export const refuseUnbegun = ({ batch, lastStep }: SettlingBatch): void => {
  const pays = batch.status === 'processing' && lastStep === 'payment_begun';
  const releases = batch.status === 'cancelled' && lastStep !== null && lastStep !== 'payment_begun';
  if (pays || releases) return;
  const what = batch.status === 'processing' ? 'paid' : 'released';
  throw new Error(
    `batch ${batch.batchReference} is marked as being ${what}, and its audit stream says ${lastStep ?? 'nothing'} of it: ` +
      `somebody has changed it outside of this system; nothing was done; see ${CLI} doctor --invariants`,
  );
};
