import { ReturnsInput } from '../../../shared/events/payment-actions.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readCallerStanding } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { returnItems } from './return-items.ts';

export const returnsRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/returns',
  operationId: 'returnItems',
  summary: 'Record what was paid and came back from the bank',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: ReturnsInput,
  answers: ACTION_ANSWERS,
  problems: [...DUTY_PROBLEMS, 'adopted-unanswered', 'not-paid'],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const standing = await readCallerStanding(deps, batchId, call.caller.userId);
    return actOnBatch(deps, call, { batchId, standing }, (transaction, held) =>
      returnItems(transaction, call.body, held),
    );
  },
});
