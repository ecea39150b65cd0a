import { DropInput } from '../../../shared/events/payment-actions.ts';
import { readStretches, STRETCHES_MAX } from '../../../shared/sql/payments/stretches.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readCallerStanding } from '../batches/read-batch-standing.ts';
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
    const [standing, stretches] = await Promise.all([
      readCallerStanding(deps, batchId, call.caller.userId),
      deps.database.read(readStretches(batchId)),
    ]);
    // Where there are more, the first are dropped, and the same request drops the next.
    const some = stretches.slice(0, STRETCHES_MAX);
    return actOnBatch(deps, call, { batchId, standing }, (transaction, held) =>
      dropDrifted(transaction, call.body, held, some),
    );
  },
});
