import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import type { BatchItem } from '../items/batch-item.ts';

/** What was named as failed since the payment began. */
export type Marked = {
  /** The first of them, by number. */
  readonly items: readonly BatchItem[];
  readonly tally: Tally;
};

export const NOTHING_MARKED: Marked = { items: [], tally: { count: 0, amount: 0n } };
