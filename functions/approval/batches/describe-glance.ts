import { decimalFrom, type Paise } from '../../../shared/domain/basics/money.ts';
import { roundedQuotient } from '../../../shared/domain/basics/rounded-quotient.ts';
import type { KeptSummary, PersonSum } from '../../../shared/domain/batches/kept-summary.ts';
import { totalChange } from '../../../shared/domain/batches/total-change.ts';
import { LEFT_OUT_WORDS } from '../../../shared/domain/runs/left-out-words.ts';
import type { ReadySummary } from '../../../shared/events/batch-at-a-glance.ts';
import type { LeftBehind } from '../../../shared/events/payout-result.ts';
import type { BatchBefore } from '../../../shared/sql/batches/made-before.ts';
import type { SummarizedBatch } from '../../../shared/sql/batches/summaries.ts';
import type { UserName } from '../../../shared/sql/user-names.ts';

export type SummaryFacts = {
  readonly batch: SummarizedBatch;
  readonly kept: KeptSummary;
  readonly computedAt: Date;
  readonly before: readonly BatchBefore[];
  readonly behind: LeftBehind;
  readonly names: readonly UserName[];
};

/** Users whom a kept summary speaks of, each once. */
export const usersIn = ({ largest, topPeople, firstTime }: KeptSummary): string[] => [
  ...new Set([...topPeople, ...firstTime.first, ...(largest ? [largest] : [])].map(({ userId }) => userId)),
];

const averageOf = ({ totalAmount, totalRecords }: SummarizedBatch): Paise =>
  totalRecords === 0 ? 0n : roundedQuotient(totalAmount, BigInt(totalRecords));

const describeBefore = ({ createdAt, totalAmount, ...batch }: BatchBefore) => ({
  ...batch,
  createdAt: createdAt.toISOString(),
  totalAmount: decimalFrom(totalAmount),
});

/** What is kept, by names as they are now, beside what is read anew each time. */
export const describeGlance = ({
  batch,
  kept,
  computedAt,
  before,
  behind,
  names,
}: SummaryFacts): ReadySummary => {
  const nameOf = new Map(names.map(({ userId, name }) => [userId, name]));
  const person = (userId: string) => ({ userId, name: nameOf.get(userId) ?? null });
  const people = (sums: readonly PersonSum[]) =>
    sums.map(({ userId, count, amount }) => ({ beneficiary: person(userId), count, amount }));
  const change = totalChange(
    batch.totalAmount,
    before.map(({ totalAmount }) => totalAmount),
  );
  const { largest, firstTime } = kept;
  return {
    state: 'ready',
    computedAt: computedAt.toISOString(),
    contentHash: batch.contentHash,
    people: kept.people,
    average: decimalFrom(averageOf(batch)),
    largest: largest && {
      itemNo: largest.itemNo,
      commissionId: largest.commissionId,
      beneficiary: person(largest.userId),
      amount: largest.amount,
    },
    topPeople: people(kept.topPeople),
    firstTime: { people: firstTime.people, amount: firstTime.amount, first: people(firstTime.first) },
    lastBatches: before.map(describeBefore),
    change: change && { averageAmount: decimalFrom(change.averageAmount), percent: change.percent },
    leftOut: behind.excluded?.map((entry) => ({ ...entry, text: LEFT_OUT_WORDS[entry.reason] })) ?? null,
    due: behind.due,
    stranded: behind.stranded,
  };
};
