import type { Paise } from '../basics/money.ts';

/** Whether what a batch would hold together is worth one. */
export const meetsMinimum = (amount: Paise, minAmount: Paise): boolean => amount >= minAmount;
