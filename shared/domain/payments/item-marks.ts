/** What a payment that is begun says of an item before it is recorded. */
export const ITEM_MARKS = ['left_out', 'failed'] as const;
export type ItemMark = (typeof ITEM_MARKS)[number];
