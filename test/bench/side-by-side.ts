/** Milliseconds of each round, in the order in which they were measured. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Each is prepared for, then measured; a round asks all of them, so that what else the machine does meets them alike. */
export const sideBySide = async <Name extends string>(
  rounds: number,
  prepare: () => Promise<unknown>,
  contenders: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Samples<Name>> => {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    // Every other round backwards: whoever comes first meets what the preparation left in memory.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      await prepare();
      const begun = performance.now();
      await contenders[name]();
      samples[name].push(performance.now() - begun);
    }
  }
  return samples;
};
