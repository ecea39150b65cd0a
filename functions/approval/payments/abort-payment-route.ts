import { AbortInput } from '../../../shared/events/payment-actions.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { standingOf } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { abortPayment } from './abort-payment.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { knowingPayability } from './payability.ts';

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
  handle: (deps, call) => {
    const { batchId } = call.params;
    return knowingPayability(deps, call, batchId, (known) =>
      actOnBatch(deps, call, { batchId, standing: standingOf(known) }, (transaction, held) =>
        abortPayment(transaction, call.body, held, known),
      ),
    );
  },
});
