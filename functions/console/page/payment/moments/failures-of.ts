import type * as z from 'zod';
import type { FailuresInput } from '../../../../../shared/events/payment-actions.ts';
import { type Asked, askedOf } from '../asked.ts';
import type { BatchItem } from '../items/batch-item.ts';
import { failedItems, missingReasons } from '../items/failed-items.ts';
import { NOTHING_PICKED, type Picking } from '../items/picking.ts';
import { unchosenNumbers } from '../items/unchosen-numbers.ts';

export type FailuresDraft = {
  readonly picking: Picking;
  /** Numbers of items that were marked before, and that the bank has paid after all. */
  readonly notFailed: readonly number[];
};

export const NO_FAILURES: FailuresDraft = { picking: NOTHING_PICKED, notFailed: [] };

/** Numbers of those that are taken back: of what is marked still, and not named anew. What was said before may be over. */
export const takenBackOf = (
  { picking: { chosen }, notFailed }: FailuresDraft,
  marked: readonly Pick<BatchItem, 'itemNo'>[],
): readonly number[] => {
  const named = new Set(chosen.map(({ itemNo }) => itemNo));
  const isMarked = new Set(marked.map(({ itemNo }) => itemNo));
  return notFailed.filter((itemNo) => isMarked.has(itemNo) && !named.has(itemNo));
};

/** A piece of what the bank did not pay; the last word on an item counts. */
export const failuresOf = (
  { picking }: FailuresDraft,
  takenBack: readonly number[],
): Asked<z.input<typeof FailuresInput>> => {
  const { chosen } = picking;
  const body = {
    ...(chosen.length > 0 && { failed: failedItems(chosen) }),
    ...(takenBack.length > 0 && { notFailed: [...takenBack] }),
  };
  return askedOf(body, [
    chosen.length + takenBack.length === 0 && 'An item at least, that failed or that was paid after all.',
    unchosenNumbers(picking),
    missingReasons(chosen),
  ]);
};
