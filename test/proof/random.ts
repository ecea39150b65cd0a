import { pseudoRandom } from '../../infra/local/demo/pseudo-random.ts';

export type Random = ReturnType<typeof pseudoRandom>;

/** The same draws for the same seed and purpose, whatever else is drawn beside. */
export const randomOf = (seed: number, purpose: string): Random => {
  let mixed = seed;
  for (const letter of purpose) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 2_654_435_761);
  return pseudoRandom(mixed);
};
