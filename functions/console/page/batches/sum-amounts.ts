import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';

/** The sum of amounts as the API has them, to the paisa. */
export const sumAmounts = (amounts: readonly string[]): string =>
  decimalFrom(amounts.reduce((sum, amount) => sum + paiseFrom(amount), 0n));
