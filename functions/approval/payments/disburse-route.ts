import { RecordInput } from '../../../shared/events/payment-actions.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { standingOf } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { knowingPayability } from './payability.ts';
import { recordPayment } from './record-payment.ts';
import { takenHolders } from './taken-holders.ts';

export const disburseRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/disburse',
  operationId: 'disburseBatch',
  summary: 'Record what the bank paid of an approved batch, and what it did not',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: RecordInput,
  answers: ACTION_ANSWERS,
  problems: [...DUTY_PROBLEMS, 'adopted-unanswered', 'not-processing', 'stale-content', 'drifted'],
  handle: (deps, call) => {
    const { batchId } = call.params;
    return knowingPayability(deps, call, batchId, async (known) => {
      // Only what has drifted can be held by another item.
      const holderIds = known.stretches.length > 0 ? await takenHolders(deps, batchId) : [];
      const on = { batchId, standing: standingOf(known), alsoLock: holderIds };
      return actOnBatch(deps, call, on, (transaction, held) =>
        recordPayment(transaction, call.body, held, { ...known, holderIds, now: deps.now }),
      );
    });
  },
});
