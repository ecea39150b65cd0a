import type { Approver } from '../../../shared/domain/approvers/approver.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readEntitledPeople } from '../../../shared/sql/approvers/entitled-people.ts';
import { readVotesOf } from '../../../shared/sql/batches/votes.ts';
import {
  readPaidPeople,
  readWaitingBatches,
  type WaitingBatch,
} from '../../../shared/sql/batches/waiting-batches.ts';
import { type Beside, type Standing, standingOf } from './describe-waiting.ts';

/** Of each place. */
const LISTED_MAX = 50;

export type WaitingRead = {
  readonly waiting: WaitingBatch;
  readonly beside: Beside;
  readonly standing: Standing;
};

/** Every batch that is not over, and whom it waits for: four calls, however many there are. */
export const readWaiting = async (
  { database }: Pick<Deps, 'database'>,
  caller: Approver,
  at: Date,
): Promise<WaitingRead[]> => {
  const [batches, people] = await Promise.all([
    database.read(readWaitingBatches(caller, at, LISTED_MAX)),
    database.read(readEntitledPeople()),
  ]);
  if (batches.length === 0) return [];
  const batchIds = batches.map(({ batch }) => batch.batchId);
  const [votes, paid] = await Promise.all([
    database.read(readVotesOf(batchIds)),
    database.read(readPaidPeople(batchIds)),
  ]);
  const votesOf = Map.groupBy(votes, ({ batchId }) => batchId);
  const paidBy = Map.groupBy(paid, ({ batchId }) => batchId);
  return batches.map((waiting) => {
    const { batchId } = waiting.batch;
    const paidUserIds = new Set(paidBy.get(batchId)?.map(({ userId }) => userId));
    const beside = { votes: votesOf.get(batchId) ?? [], people, paidUserIds };
    return { waiting, beside, standing: standingOf(waiting, beside) };
  });
};
