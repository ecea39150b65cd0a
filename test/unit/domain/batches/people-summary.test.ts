import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peopleSummary, type SummarizedPerson } from '../../../../shared/domain/batches/people-summary.ts';

type Drawn = Pick<SummarizedPerson, 'userId' | 'count' | 'amount' | 'firstTime'>;

/** As the statement answers for the people of a part: of each kind as many as are listed. */
const partOf = (people: readonly Drawn[]): SummarizedPerson[] => {
  const ordered = people.toSorted((one, other) =>
    one.amount === other.amount
      ? Number(one.userId) - Number(other.userId)
      : Number(other.amount - one.amount),
  );
  const first = ordered.filter(({ firstTime }) => firstTime);
  const listed = new Set([...ordered.slice(0, 10), ...first.slice(0, 10)]);
  return [...listed].map((person) => ({
    ...person,
    people: people.length,
    firstTimePeople: first.length,
    firstTimeAmount: first.reduce((sum, { amount }) => sum + amount, 0n),
  }));
};

const people = fc.uniqueArray(
  fc.record({
    userId: fc.integer({ min: 1, max: 999 }).map(String),
    count: fc.integer({ min: 1, max: 9 }),
    amount: fc.bigInt(1n, 50n),
    firstTime: fc.boolean(),
  }),
  { selector: ({ userId }) => userId, maxLength: 60 },
);

describe('peopleSummary', () => {
  it('says the same of a batch, in however many parts it was asked', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 5 }), (all, parts) => {
        const split = Array.from({ length: parts }, (_, part) =>
          partOf(all.filter(({ userId }) => Number(userId) % parts === part)),
        );
        expect(peopleSummary(split)).toEqual(peopleSummary([partOf(all)]));
      }),
    );
  });

  it('lists nobody twice, and sums who is new to the paisa', () => {
    const person = { count: 2, amount: 150n, firstTime: true };
    const part = partOf([
      { ...person, userId: '9' },
      { ...person, userId: '10', firstTime: false },
    ]);
    const nine = { userId: '9', count: 2, amount: '1.50' };
    expect(peopleSummary([part, []])).toEqual({
      people: 2,
      topPeople: [nine, { ...nine, userId: '10' }],
      firstTime: { people: 1, amount: '1.50', first: [nine] },
    });
  });
});
