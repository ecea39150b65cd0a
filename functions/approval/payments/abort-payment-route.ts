import { AbortInput } from '../../../shared/events/payment-actions.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readCallerStanding } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { abortPayment } from './abort-payment.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';

export const abortPaymentRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/payment/abort',
  operationId: 'abortPayment',
  summary: 'The bank paid nothing: the batch is as before its payment began',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: AbortInput,
  answers: ACTION_ANSWERS,
  problems: [...DUTY_PROBLEMS, 'payment-not-begun', 'payment-begun'],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const standing = await readCallerStanding(deps, batchId, call.caller.userId);
    return actOnBatch(deps, call, { batchId, standing }, (transaction, held) =>
      abortPayment(transaction, call.body, held, standing),
    );
  },
});
