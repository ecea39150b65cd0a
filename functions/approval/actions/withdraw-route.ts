import type { Transaction } from '../../../shared/aws/transaction.ts';
import { epochSeconds } from '../../../shared/domain/basics/epoch-seconds.ts';
import { decideWithdrawal } from '../../../shared/domain/batches/decide-withdrawal.ts';
import { lapsedDetail } from '../../../shared/domain/batches/lapsed-detail.ts';
import { setApprovalCount } from '../../../shared/sql/batches/batch-changes.ts';
import { putVote } from '../../../shared/sql/batches/votes.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readBatchStanding } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { actOnBatch } from './act-on-batch.ts';
import type { Acted } from './acted.ts';
import { ACTION_ANSWERS } from './action-answers.ts';
import type { Locked } from './lock-batch-for.ts';
import { votesWith } from './votes-with.ts';

/** Bound to no content any more: nothing may count it, a later adoption of the batch neither. */
const WITHDRAWN = { decision: 'pending', notes: null, contentHash: null } as const;

const withdraw = async (transaction: Transaction, locked: Locked): Promise<Acted> => {
  const decision = decideWithdrawal(locked);
  if (decision.kind === 'refused') return decision;
  if (decision.kind === 'already_recorded') return { kind: 'unchanged' };
  const { caller, at } = locked;
  const { batchId } = locked.batch;
  const { approvalCount } = decision;
  const atSeconds = epochSeconds(at);
  const lapsed = lapsedDetail(locked.votes, locked.batch, caller.userId);
  await transaction.write(putVote({ batchId, userId: caller.userId, ...WITHDRAWN, atSeconds }));
  await transaction.write(setApprovalCount({ batchId, approvalCount }));
  return {
    kind: 'done',
    outcome: 'recorded',
    event: { action: 'vote_withdrawn', detail: { approvalCount, ...lapsed } },
    notices: [],
    batch: { ...locked.batch, approvalCount },
    votes: votesWith(locked.votes, { ...WITHDRAWN, notes: undefined }, locked),
  };
};

export const withdrawRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/withdraw',
  operationId: 'withdrawVote',
  summary: "Take back one's own vote while the batch is pending",
  role: 'approver',
  params: BatchParams,
  query: Nothing,
  answers: ACTION_ANSWERS,
  problems: ['not-found', 'not-pending', 'idempotency-mismatch'],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const standing = await readBatchStanding(deps, batchId, call.caller.userId);
    return actOnBatch(deps, call, { batchId, standing }, withdraw);
  },
});
