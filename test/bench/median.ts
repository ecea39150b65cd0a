import type { Figure } from './figure.ts';

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((one, other) => one - other);

export const median = (values: readonly number[]): number => {
  const inOrder = sorted(values);
  const [low, high] = [Math.floor((inOrder.length - 1) / 2), Math.ceil((inOrder.length - 1) / 2)];
  return ((inOrder[low] ?? Number.NaN) + (inOrder[high] ?? Number.NaN)) / 2;
};

/** As a figure has them. */
export const medianAndSpread = (values: readonly number[]): Pick<Figure, 'value' | 'spread'> => ({
  value: median(values),
  spread: [Math.min(...values), Math.max(...values)],
});

/** Of two that were measured side by side, round by round. */
export const ratios = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.map((value, round) => value / (other[round] ?? Number.NaN));
