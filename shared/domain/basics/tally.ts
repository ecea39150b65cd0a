import type { Paise } from './money.ts';

/** So many of something, and what they come to together. */
export type Tally = { readonly count: number; readonly amount: Paise };

export const NO_TALLY: Tally = { count: 0, amount: 0n };
