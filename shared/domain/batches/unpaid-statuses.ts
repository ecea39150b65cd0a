/** Of an item that a payment was to pay, and that the person has not got: it failed, or the bank sent it back. */
export const UNPAID_STATUSES = ['failed', 'returned'] as const;
export type UnpaidStatus = (typeof UNPAID_STATUSES)[number];
