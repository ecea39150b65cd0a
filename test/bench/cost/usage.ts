import type { Priced } from './prices.ts';

/** How much of what AWS counts something took. */
export type Usage = Readonly<Partial<Record<Priced, number>>>;

/** Of several together; each as often as is said. */
export const usageOf = (...parts: readonly (readonly [times: number, Usage])[]): Usage => {
  const sums: Partial<Record<Priced, number>> = {};
  for (const [times, usage] of parts) {
    for (const [name, amount] of Object.entries(usage) as [Priced, number][]) {
      sums[name] = (sums[name] ?? 0) + times * amount;
    }
  }
  return sums;
};
