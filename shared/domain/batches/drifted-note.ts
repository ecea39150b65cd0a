/** The note of an item that was to be paid and could not; by it a later reader tells it from those that finance reported. */
export const DRIFTED_NOTE =
  'drifted: when it was to be paid, the ledger no longer said what was approved; it was not paid';
