import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { NO_TALLY, type Tally } from '../../../shared/domain/basics/tally.ts';
import { whyState } from '../../../shared/domain/people/why-state.ts';
import type { PersonBody } from '../../../shared/events/person-body.ts';
import type { BatchedTally, OwedTally } from '../../../shared/sql/people/sums-of-person.ts';

type Sum = PersonBody['sums']['paid'];

export const sumOf = ({ count, amount }: Tally): Sum => ({ count, amount: decimalFrom(amount) });

const together = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, { count, amount }) => ({ count: sum.count + count, amount: sum.amount + amount }),
    NO_TALLY,
  );

/** What the ledger owes them in no batch, and what became of the rest. */
export const describeSums = (
  owed: readonly OwedTally[],
  batched: readonly BatchedTally[],
): PersonBody['sums'] => {
  const became = (what: BatchedTally['became']): Sum =>
    sumOf(together(batched.filter((each) => each.became === what)));
  const standing = (isMeant: (each: OwedTally) => boolean): Sum => sumOf(together(owed.filter(isMeant)));
  return {
    paid: became('paid'),
    inOpenBatches: became('open'),
    waiting: standing(({ reason }) => reason !== null),
    failed: became('failed'),
    returned: became('returned'),
    notApproved: standing(({ state }) => state === 'not approved'),
    paidOtherwise: standing(({ state }) => state === 'paid otherwise'),
  };
};

/** Where what waits stands, the largest sum first. */
export const describeWaiting = (owed: readonly OwedTally[]): PersonBody['waitingBy'] =>
  owed
    .toSorted((one, other) => Number(other.amount - one.amount))
    .flatMap(({ state, reason, ...tally }) =>
      reason === null
        ? []
        : [{ ...sumOf(tally), state, reason, why: whyState({ state, reason, forUserId: null }) ?? '' }],
    );
