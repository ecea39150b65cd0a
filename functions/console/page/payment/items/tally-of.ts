import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';

/** So many items, and what they come to: in whole paise. */
export const tallyOf = (items: readonly { readonly amount: string }[]): Tally => ({
  count: items.length,
  amount: items.reduce((sum, { amount }) => sum + paiseFrom(amount), 0n),
});
