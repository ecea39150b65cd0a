import { decimalFrom, type Paise } from '../basics/money.ts';
import type { KeptSummary, PersonSum } from './kept-summary.ts';

/** As many people as are listed by name. */
export const LISTED_MAX = 10;

/** One of those whom a part of the batch pays most, beside what all of that part come to. */
export type SummarizedPerson = {
  readonly userId: string;
  readonly count: number;
  readonly amount: Paise;
  readonly firstTime: boolean;
  readonly people: number;
  readonly firstTimePeople: number;
  readonly firstTimeAmount: Paise;
};

/** By what they get; of equals the first by id. */
const byAmount = (one: SummarizedPerson, other: SummarizedPerson): number => {
  if (one.amount !== other.amount) return one.amount > other.amount ? -1 : 1;
  return BigInt(one.userId) < BigInt(other.userId) ? -1 : 1;
};

const listed = (people: readonly SummarizedPerson[]): PersonSum[] =>
  people
    .slice(0, LISTED_MAX)
    .map(({ userId, count, amount }) => ({ userId, count, amount: decimalFrom(amount) }));

/** The parts put together; each lists as many as the whole may. */
export const peopleSummary = (
  parts: readonly (readonly SummarizedPerson[])[],
): Omit<KeptSummary, 'largest'> => {
  const all = parts.flat().toSorted(byAmount);
  const sums = parts.flatMap((part) => part[0] ?? []);
  return {
    people: sums.reduce((sum, { people }) => sum + people, 0),
    topPeople: listed(all),
    firstTime: {
      people: sums.reduce((sum, { firstTimePeople }) => sum + firstTimePeople, 0),
      amount: decimalFrom(sums.reduce((sum, { firstTimeAmount }) => sum + firstTimeAmount, 0n)),
      first: listed(all.filter(({ firstTime }) => firstTime)),
    },
  };
};
