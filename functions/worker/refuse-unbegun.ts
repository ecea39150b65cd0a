import { CLI } from '../../shared/domain/basics/cli.ts';
import type { SettlingBatch } from '../../shared/sql/batches/lock-settling-batch.ts';

const isUnderWay = ({ batch, payment, lastRelease }: SettlingBatch): boolean =>
  batch.status === 'cancelled'
    ? lastRelease !== null && lastRelease !== 'items_released'
    : batch.status === 'processing' && payment?.step === 'recording';

/**
 * The columns only repeat what the stream says: whoever writes them by SQL would else have a batch paid that nobody
 * approved. Thrown, so that the queue of failed work rings.
 */
export const refuseUnbegun = (locked: SettlingBatch): void => {
  if (isUnderWay(locked)) return;
  const { batch, payment, lastRelease } = locked;
  const what = batch.status === 'processing' ? 'paid' : 'released';
  const says = batch.status === 'processing' ? payment?.step : lastRelease;
  throw new Error(
    `batch ${batch.batchReference} is marked as being ${what}, and its audit stream says ${says ?? 'nothing'} of it: ` +
      `somebody has changed it outside of this system; nothing was done; see ${CLI} doctor --invariants`,
  );
};
