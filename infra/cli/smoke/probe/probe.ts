import type { Scratch } from '../scratch/scratch.ts';

/** What was seen, and whether it is what we assume. */
export type Observation =
  | { readonly verdict: 'as_assumed' | 'differs'; readonly observed: string }
  | { readonly verdict: 'not_asked'; readonly because: string };

/** One question about the Data API and the database behind it, and what the code would do with the answer. */
export type Probe = {
  readonly name: string;
  readonly question: string;
  readonly weAssume: string;
  /** Files that rest on it, from the project's root. */
  readonly reliedOnBy: readonly string[];
  /** What to do where the answer is another. */
  readonly ifItDiffers: string;
  /** Takes minutes; asked with --slow only. */
  readonly slow?: true;
  readonly ask: (scratch: Scratch) => Promise<Observation>;
};

export const judged = (asAssumed: boolean, observed: string): Observation => ({
  verdict: asAssumed ? 'as_assumed' : 'differs',
  observed,
});

export const notAsked = (because: string): Observation => ({ verdict: 'not_asked', because });
