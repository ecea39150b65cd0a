import { CLI } from '../../shared/domain/basics/cli.ts';
import type { BatchStatus } from '../../shared/domain/batches/batch.ts';
import type { SettlingBatch } from '../../shared/sql/batches/lock-settling-batch.ts';

/** Under which status the worker goes on after it; of an end, under none. */
const BEGINS: Readonly<Record<NonNullable<SettlingBatch['lastStep']>, BatchStatus | undefined>> = {
  payment_begun: 'processing',
  batch_rejected: 'cancelled',
  batch_cancelled: 'cancelled',
  batch_expired: 'cancelled',
  batch_paid: undefined,
  items_released: undefined,
};

/**
 * The columns only repeat what the stream says: whoever writes them by SQL would else have a batch paid that nobody
 * approved. Thrown, so that the queue of failed work rings.
 */
export const refuseUnbegun = ({ batch, lastStep }: SettlingBatch): void => {
  if (lastStep !== null && BEGINS[lastStep] === batch.status) return;
  const what = batch.status === 'processing' ? 'paid' : 'released';
  throw new Error(
    `batch ${batch.batchReference} is marked as being ${what}, and its audit stream says ${lastStep ?? 'nothing'} of it: ` +
      `somebody has changed it outside of this system; nothing was done; see ${CLI} doctor --invariants`,
  );
};
