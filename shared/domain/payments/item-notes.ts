/** How the note begins of an item that was paid while the ledger said something else; by it a later reader finds it. */
export const PAID_DIFFERS = 'paid_differs:';

/** Of an item that a payment was not for. */
export const LEFT_OUT_NOTE = 'left out when the payment was begun: it was not paid, and is free again';

/**
 * Of an item that the bank had not paid when its payment was recorded without a begin. Where finance named it, its reason
 * follows. By it a later reader tells it from what failed at the bank.
 */
export const NOT_PAID_NOTE =
  'finance says that the bank did not pay it: the ledger had changed, or it was on hold';
