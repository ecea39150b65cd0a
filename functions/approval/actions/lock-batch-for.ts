import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { StreamHead } from '../../../shared/domain/audit/audit-event.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import type { Seal } from '../../../shared/domain/batches/seal.ts';
import type { Vote } from '../../../shared/domain/batches/vote.ts';
import type { Payment } from '../../../shared/domain/payments/payment.ts';
import { type Caller, lockCaller } from '../../../shared/sql/approvers/callers.ts';
import { lockBatchIds } from '../../../shared/sql/batches/batch-rows.ts';
import { lockBatchWithVotes, votedBatchIn } from '../../../shared/sql/batches/lock-batch-with-votes.ts';
import { noBatch } from '../batches/find-batch.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Call } from '../http/route.ts';

/** What is true while the locks are held. */
export type Locked = {
  readonly caller: Caller;
  readonly requestId: string;
  readonly batch: Batch;
  /** What the batch's stream says it is; null: nothing. */
  readonly seal: Seal | null;
  /** How far its payment is; null: none has begun. */
  readonly payment: Payment | null;
  readonly votes: readonly Vote[];
  /** When it is decided: the instant of all that is written. */
  readonly at: Date;
};

/** With the head of the batch's stream, for whoever records what came of it. */
export type Held = Locked & { readonly head: StreamHead };

const CHANGED_JUST_NOW =
  'What your sign-in is entitled to was changed just now, and nothing was done: look at what you may do, then send it again.';

/** Row and audit trail were compared before the transaction; the row must still be what it was then. */
const lockKnownCaller = async (transaction: Transaction, known: Caller): Promise<Caller> => {
  const [caller] = await transaction.read(lockCaller(known));
  const { userId, roles, active, activeSince } = known;
  const same = caller && isDeepStrictEqual({ ...caller, userId, roles, active, activeSince }, caller);
  if (same) return caller;
  throw new ApiProblem('not-entitled', CHANGED_JUST_NOW);
};

/** In the order of all locks: who calls, the batch with its stream, the votes. */
export const lockBatchFor = async (
  transaction: Transaction,
  { caller: known, requestId }: Pick<Call, 'caller' | 'requestId'>,
  { batchId, alsoLock = [] }: { readonly batchId: string; readonly alsoLock?: readonly string[] | undefined },
  now: () => Date,
): Promise<Held> => {
  const caller = await lockKnownCaller(transaction, known);
  if (alsoLock.length > 0) await transaction.read(lockBatchIds([batchId, ...alsoLock]));
  const locked = votedBatchIn(await transaction.read(lockBatchWithVotes(batchId)));
  if (!locked) throw noBatch(batchId);
  return { caller, requestId, ...locked, at: now() };
};
