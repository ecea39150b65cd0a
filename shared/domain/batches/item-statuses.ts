/** What an item of a batch may be; "approved" is the old script's alone. */
export const ITEM_STATUSES = [
  'pending',
  'approved',
  'paid',
  'failed',
  'released',
  'dropped',
  'returned',
] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];
