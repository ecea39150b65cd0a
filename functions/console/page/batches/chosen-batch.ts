import type { BatchSummary } from '../../../../shared/events/batch-body.ts';

/** A batch as it was when it was chosen: should it change until it is approved, that is seen by its hash. */
export type ChosenBatch = Pick<
  BatchSummary,
  'batchId' | 'batchReference' | 'contentHash' | 'totalRecords' | 'totalAmount'
>;

/** Each is read anew, and asked for by itself: more than somebody looks at in one go. */
export const CHOSEN_MAX = 20;

export const chosenBatch = ({
  batchId,
  batchReference,
  contentHash,
  totalRecords,
  totalAmount,
}: BatchSummary): ChosenBatch => ({ batchId, batchReference, contentHash, totalRecords, totalAmount });
