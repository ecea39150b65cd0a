import type { Batch } from './batch.ts';
import { batchContentHash } from './content-hash.ts';

/** The items as they are now: how many, and the root of their digests. */
export type PresentContent = { readonly count: number; readonly root: string | null };

/** Whether the items are, to the bit, what the batch's hash says: what people approved is what is about to be paid. */
export const holdsContent = (batch: Batch, { count, root }: PresentContent): boolean =>
  root !== null &&
  count === batch.totalRecords &&
  batchContentHash(batch.batchReference, batch.totalRecords, batch.totalAmount, root) === batch.contentHash;
