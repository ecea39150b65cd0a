import * as fc from 'fast-check';

/** A shorter history is looked for as long as this. */
const SHRINKING_MILLISECONDS = 60_000;
/** What clients do at once goes another way each time: one that failed is tried so often before it counts as sound. */
const TRIES = 3;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The shortest history that fails, with what draws it again; undefined where all are sound. */
export const findFailure = async <Drawn>(
  drawn: fc.Arbitrary<Drawn>,
  { seed, numRuns }: { readonly seed: number; readonly numRuns: number },
  play: (one: Drawn) => Promise<void>,
): Promise<string | undefined> => {
  let giveUpAt = Number.POSITIVE_INFINITY;
  let shortest = '';
  const failing = async (one: Drawn, tries: number): Promise<void> => {
    for (let number = 0; number < tries; number += 1) await play(one);
  };
  const property = fc.asyncProperty(drawn, async (one) => {
    const shrinking = shortest !== '';
    if (shrinking && Date.now() > giveUpAt) return;
    try {
      await failing(one, shrinking ? TRIES : 1);
    } catch (error) {
      if (!shrinking) giveUpAt = Date.now() + SHRINKING_MILLISECONDS;
      shortest = messageOf(error);
      throw error;
    }
  });
  const {
    failed,
    counterexamplePath,
    numRuns: played,
  } = await fc.check(property, { seed, numRuns, unbiased: true });
  if (!failed) return undefined;
  return `seed ${seed}, history ${played}, path ${counterexamplePath}; the shortest like it:\n${shortest}`;
};
