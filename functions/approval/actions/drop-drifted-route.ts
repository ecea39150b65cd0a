import { DropInput } from '../../../shared/events/payment-actions.ts';
import { readDriftedStretches, STRETCHES_MAX } from '../../../shared/sql/payments/stretches.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readCallerStanding, standingOf } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { actOnBatch } from './act-on-batch.ts';
import { ACTION_ANSWERS } from './action-answers.ts';
import { dropDrifted } from './drop-drifted.ts';

export const dropDriftedRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/drop-drifted',
  operationId: 'dropDrifted',
  summary: 'Drop from a pending batch what has drifted; the rest is approved anew',
  role: 'operator',
  params: BatchParams,
  query: Nothing,
  body: DropInput,
  answers: ACTION_ANSWERS,
  problems: ['not-found', 'not-pending', 'stale-content', 'idempotency-mismatch'],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const { userId } = call.caller;
    const rows = await deps.database.read(readDriftedStretches(batchId, userId));
    const standing = rows[0] ? standingOf(rows[0]) : await readCallerStanding(deps, batchId, userId);
    // Where there are more, the first are dropped, and the same request drops the next.
    const some = rows.slice(0, STRETCHES_MAX);
    return actOnBatch(deps, call, { batchId, standing }, (transaction, held) =>
      dropDrifted(transaction, call.body, held, some),
    );
  },
});
