import { BatchBody } from '../../../shared/events/batch-body.ts';
import { readApproverSignIns } from '../../../shared/sql/batches/cast-votes.ts';
import { readHeldItems } from '../../../shared/sql/batches/held-items.ts';
import { readShownBatch, type ShownBatch } from '../../../shared/sql/batches/shown-batch.ts';
import { readVotes } from '../../../shared/sql/batches/votes.ts';
import { readUserNames } from '../../../shared/sql/user-names.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { BatchParams } from './batch-params.ts';
import { canDrift } from './describe-batch.ts';
import { type Beside, describeShownBatch, usersNamedIn } from './describe-shown-batch.ts';
import { noBatch } from './find-batch.ts';
import { NAMED_MAX, readBatchStanding, readCallerStanding } from './read-batch-standing.ts';
import { warningsOf } from './warnings-of.ts';

/** As many calls whatever the batch holds: each of these is one, the standing two where something has drifted. */
const readBeside = async (deps: ApiDeps, shown: ShownBatch, userId: string): Promise<Beside> => {
  const { database } = deps;
  const { batchId, status } = shown.batch;
  const drifts = canDrift(shown);
  const [votes, standing, heldItems, signIns, names] = await Promise.all([
    database.read(readVotes(batchId)),
    drifts ? readBatchStanding(deps, batchId, userId) : readCallerStanding(deps, batchId, userId),
    drifts ? database.read(readHeldItems(batchId, NAMED_MAX)) : [],
    status === 'pending_approval' ? database.read(readApproverSignIns()) : [],
    database.read(readUserNames(usersNamedIn(shown))),
  ]);
  return { votes, standing, heldItems, signIns, names };
};

export const showBatchRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches/{batchId}',
  operationId: 'showBatch',
  summary: 'One batch: votes, hash, drift, who may approve it, and what the caller may do',
  role: 'viewer',
  params: BatchParams,
  query: Nothing,
  answers: { 200: { description: 'The batch', schema: BatchBody } },
  problems: ['not-found'],
  handle: async (deps, { caller, params: { batchId } }) => {
    const [shown] = await deps.database.read(readShownBatch(batchId));
    if (!shown) throw noBatch(batchId);
    const [beside, warnings] = await Promise.all([
      readBeside(deps, shown, caller.userId),
      warningsOf(deps, shown),
    ]);
    return { status: 200, body: { ...describeShownBatch(shown, beside, caller, deps.now()), warnings } };
  },
});
