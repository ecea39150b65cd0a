import { pseudoRandom } from '../../../infra/local/demo/pseudo-random.ts';
import type { Call } from './call.ts';
import type { FaultKind } from './fault-kinds.ts';

/** One call of one caller, and what befalls it. */
export type Pair = { readonly caller: string; readonly call: Call; readonly fault: FaultKind };

export const everyPair = (
  caller: string,
  calls: readonly Call[],
  faults: readonly FaultKind[],
): readonly Pair[] =>
  calls.flatMap((call) => faults.filter(({ hits }) => hits(call)).map((fault) => ({ caller, call, fault })));

const shuffled = <T>(values: readonly T[], seed: number): readonly T[] => {
  const below = pseudoRandom(seed);
  const mixed = [...values];
  for (let left = mixed.length; left > 1; left -= 1) {
    const [drawn] = mixed.splice(below(left), 1);
    if (drawn !== undefined) mixed.push(drawn);
  }
  return mixed;
};

/** The first of each kind of fault. */
const oneOfEach = (pairs: readonly Pair[]): readonly Pair[] => [
  ...new Map(pairs.toReversed().map((pair) => [pair.fault.name, pair])).values(),
];

const isCommit = ({ call }: Pair): boolean => call.operation === 'CommitTransaction';

/** A slow kind is drawn as often as there are rounds of so many. */
const ROUNDS_OF_SLOW = 4;

/** Each kind once, then each a second time, and so on. */
const inRounds = (pairs: readonly Pair[]): readonly Pair[] => {
  const drawn = new Map<string, number>();
  const rounds = pairs.map((pair) => {
    const { name, isSlow } = pair.fault;
    const before = drawn.get(name) ?? 0;
    drawn.set(name, before + 1);
    return { pair, round: isSlow ? before * ROUNDS_OF_SLOW : before };
  });
  return rounds.toSorted((one, other) => one.round - other.round).map(({ pair }) => pair);
};

/** One in so many of the faults is two in a row; of the sample, as many times more are. */
const SINGLE_TO_DOUBLE = 4;

/** So many, none twice: each kind at a commit, where most is at stake, then anywhere; of those in a row each once, or a part. */
export const drawPairs = (
  pairs: readonly Pair[],
  seed: number,
  count: number,
  everyDouble = false,
): readonly Pair[] => {
  const mixed = shuffled(pairs, seed);
  const singles = mixed.filter(({ fault }) => !fault.isDouble);
  const doubles = shuffled(oneOfEach(mixed.filter(({ fault }) => fault.isDouble)), seed);
  const atCommits = oneOfEach(singles.filter(isCommit));
  const others = singles.filter((pair) => !atCommits.includes(pair));
  return [
    ...[...atCommits, ...inRounds(others)].slice(0, count),
    ...doubles.slice(0, everyDouble ? count * SINGLE_TO_DOUBLE : Math.ceil(count / SINGLE_TO_DOUBLE)),
  ];
};
