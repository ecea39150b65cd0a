import type { Awaited } from '../batches/awaited-approvers.ts';
import type { Batch } from '../batches/batch.ts';
import { dutyRefusal } from '../batches/duty-refusal.ts';
import type { Vote } from '../batches/vote.ts';

/** Of those who are of finance, whom their duties allow to move the money of the batch; each once, whatever their sign-ins. */
export const awaitedPayers = (
  batch: Batch,
  finance: readonly Awaited[],
  votes: readonly Vote[],
  paidUserIds: ReadonlySet<string>,
): Awaited[] => {
  const may = finance.filter(({ userId }) => {
    const paysCaller = paidUserIds.has(userId);
    return dutyRefusal({ caller: { userId }, batch, seal: null, votes, paysCaller }) === undefined;
  });
  return [...new Map(may.map(({ userId, name }) => [userId, { userId, name }])).values()];
};
