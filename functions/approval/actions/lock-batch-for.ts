import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { StreamHead } from '../../../shared/domain/audit/audit-event.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import type { Vote } from '../../../shared/domain/batches/vote.ts';
import { type Caller, lockCaller } from '../../../shared/sql/approvers/callers.ts';
import { lockBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { lockVotes } from '../../../shared/sql/batches/votes.ts';
import { noBatch } from '../batches/find-batch.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Call } from '../http/route.ts';

/** What is true while the locks are held. */
export type Locked = {
  readonly caller: Caller;
  readonly batch: Batch;
  readonly votes: readonly Vote[];
  /** When it is decided: the instant of all that is written. */
  readonly at: Date;
};

/** With the head of the batch's stream, for whoever records what came of it. */
export type Held = Locked & { readonly head: StreamHead };

/** In the order of all locks: who calls, the batch with its stream, the votes. */
export const lockBatchFor = async (
  transaction: Transaction,
  { caller: known }: Pick<Call, 'caller'>,
  batchId: string,
  now: () => Date,
): Promise<Held> => {
  const [caller] = await transaction.read(lockCaller(known));
  if (!caller) throw new ApiProblem('not-entitled', 'Your sign-in was removed just now.');
  const [locked] = await transaction.read(lockBatch(batchId));
  if (!locked) throw noBatch(batchId);
  const votes = await transaction.read(lockVotes(batchId));
  return { caller, ...locked, votes, at: now() };
};
