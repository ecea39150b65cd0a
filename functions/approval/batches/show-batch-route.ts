import { BatchBody } from '../../../shared/events/batch-body.ts';
import { readVotes } from '../../../shared/sql/batches/votes.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { BatchParams } from './batch-params.ts';
import { canDrift, describeBatch } from './describe-batch.ts';
import { findBatch } from './find-batch.ts';
import { readBatchStanding, readCallerStanding } from './read-batch-standing.ts';
import { warningsOf } from './warnings-of.ts';

export const showBatchRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches/{batchId}',
  operationId: 'showBatch',
  summary: 'One batch: votes, hash, drift, and what the caller may do',
  role: 'viewer',
  params: BatchParams,
  query: Nothing,
  answers: { 200: { description: 'The batch', schema: BatchBody } },
  problems: ['not-found'],
  handle: async (deps, { caller, params: { batchId } }) => {
    const found = await findBatch(deps, batchId);
    const [votes, standing, warnings] = await Promise.all([
      deps.database.read(readVotes(batchId)),
      canDrift(found)
        ? readBatchStanding(deps, batchId, caller.userId)
        : readCallerStanding(deps, batchId, caller.userId),
      warningsOf(deps, found),
    ]);
    const body = describeBatch(found, votes, standing, caller, deps.now());
    return { status: 200, body: { ...body, warnings } };
  },
});
