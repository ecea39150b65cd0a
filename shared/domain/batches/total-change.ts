import type { Paise } from '../basics/money.ts';
import { roundedQuotient } from '../basics/rounded-quotient.ts';

export type TotalChange = {
  /** Of those before, to the paisa. */
  readonly averageAmount: Paise;
  /** Whole; 12 for an eighth more. */
  readonly percent: number;
};

/** What a number of any width takes; beyond, it says no more than that it is absurd. */
const PERCENT_MAX = 1_000_000n;

/** A total against the average of those before it; null where there is nothing to compare with. */
export const totalChange = (total: Paise, before: readonly Paise[]): TotalChange | null => {
  const count = BigInt(before.length);
  const sum = before.reduce((all, amount) => all + amount, 0n);
  if (sum <= 0n) return null;
  const percent = roundedQuotient((total * count - sum) * 100n, sum);
  return {
    averageAmount: roundedQuotient(sum, count),
    percent: Number(percent > PERCENT_MAX ? PERCENT_MAX : percent),
  };
};
