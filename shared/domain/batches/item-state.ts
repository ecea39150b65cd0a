import type { ItemMark } from '../payments/item-marks.ts';
import type { ItemStatus } from './item-statuses.ts';

const WORDS: Readonly<Record<ItemStatus, string>> = {
  pending: 'open',
  approved: 'open',
  paid: 'paid',
  failed: 'failed',
  released: 'freed',
  dropped: 'dropped',
  returned: 'returned',
};

/** What has become of one item, as people call it; before the record a mark says what will. */
export const itemState = ({
  status,
  mark,
}: {
  readonly status: ItemStatus;
  readonly mark: ItemMark | null;
}): string => {
  if (mark === 'failed' && WORDS[status] === 'open') return 'named as failed';
  if (mark === 'left_out' && WORDS[status] === 'open') return 'left out of the payment';
  return WORDS[status];
};
