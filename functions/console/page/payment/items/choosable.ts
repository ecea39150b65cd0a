import type { BatchItem } from './batch-item.ts';
import { itemWords } from './item-words.ts';

/** open: what may still be paid; given-up: what a bank may pay all the same; paid: what may come back. */
export type Choosable = 'open' | 'given-up' | 'paid';

const STATUSES: Readonly<Record<Choosable, readonly BatchItem['status'][]>> = {
  open: ['pending', 'approved'],
  'given-up': ['failed', 'released', 'dropped'],
  paid: ['paid'],
};

const isFit = ({ status, mark }: BatchItem, choosable: Choosable): boolean =>
  STATUSES[choosable].includes(status) && (choosable !== 'open' || mark === null);

/** Why an item cannot be chosen for an act; undefined where it can. */
export const whyNotChosen = (item: BatchItem, choosable: Choosable): string | undefined =>
  isFit(item, choosable) ? undefined : `It ${itemWords(item)}.`;
