import { BeginInput } from '../../../shared/events/payment-actions.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { standingOf } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { beginPayment } from './begin-payment.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { lookAtAttested } from './look-at-attested.ts';
import { onceListed } from './once-listed.ts';
import { knowingBeforeBegin } from './payability.ts';

export const beginPaymentRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/payment',
  operationId: 'beginPayment',
  summary: 'Begin the payment of an approved batch: from here on the bank may pay',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: BeginInput,
  answers: ACTION_ANSWERS,
  problems: [
    ...DUTY_PROBLEMS,
    'adopted-unanswered',
    'not-processing',
    'payment-begun',
    'stale-content',
    'drifted',
    'database-behind',
    'unattested',
  ],
  handle: (deps, call) => {
    const { batchId } = call.params;
    return onceListed(deps, batchId, () =>
      knowingBeforeBegin(deps, call, batchId, async (known) => {
        const attestation = await lookAtAttested(deps, batchId, known);
        return actOnBatch(deps, call, { batchId, standing: standingOf(known) }, (transaction, held) =>
          beginPayment(transaction, call.body, held, { ...known, attestation }),
        );
      }),
    );
  },
});
