import type { ReturnsInput } from '../../../shared/events/payment-actions.ts';
import type { Returned } from '../../../shared/sql/payments/returns.ts';

/** What stands with the item afterwards; by it the same request is known. */
const noteOf = ({ reason, bankReference, payAgain }: ReturnsInput['items'][number]): string =>
  [
    payAgain ? 'returned, to be paid again:' : 'returned, not to be paid again:',
    reason,
    ...(bankReference === undefined ? [] : [`(${bankReference})`]),
  ].join(' ');

export const returnedItems = ({ items }: ReturnsInput): Returned[] =>
  items.map((item) => ({ itemNo: item.itemNo, payAgain: item.payAgain ? 1 : 0, note: noteOf(item) }));
