import { decimalFrom, type Paise } from '../../../shared/domain/basics/money.ts';

/** As a file holds an amount that may not be there yet. */
export const decimalOrNull = (amount: Paise | null): string | null =>
  amount === null ? null : decimalFrom(amount);
