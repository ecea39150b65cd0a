import type { Figure } from '../figure.ts';
import { nameOf, type RunAt } from './run-figures.ts';

/** Of the last of these runs, in megabytes; and beside the first, the smallest, because a run keeps nothing of each commission. */
export const peakMemory = (at: RunAt, megabytes: readonly number[]): readonly Figure[] => {
  const [smallest = Number.NaN] = megabytes;
  const value = megabytes.at(-1) ?? Number.NaN;
  const name = nameOf(at);
  const most: Figure = { ...name, measure: 'most memory of the function', unit: 'MB', value };
  if (megabytes.length === 1) return [most];
  const measure = 'most memory of the function ÷ at 1,000';
  return [most, { ...name, measure, unit: 'times', value: value / smallest, atMost: 1.1 }];
};
