import { FailuresInput } from '../../../shared/events/payment-actions.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readCallerStanding } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { markFailures } from './mark-failures.ts';

export const markFailuresRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/payment/failures',
  operationId: 'markFailures',
  summary: 'Name items that the bank did not pay, or did after all, before the payment is recorded',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: FailuresInput,
  answers: ACTION_ANSWERS,
  problems: [...DUTY_PROBLEMS, 'payment-not-begun'],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const standing = await readCallerStanding(deps, batchId, call.caller.userId);
    return actOnBatch(deps, call, { batchId, standing }, (transaction, held) =>
      markFailures(transaction, call.body, held, standing),
    );
  },
});
