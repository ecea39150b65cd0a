import { NAMED_ITEMS_MAX } from '../../../shared/events/item-lists.ts';
import { RecordInput } from '../../../shared/events/payment-actions.ts';
import { readLateGroups, readTakenItems } from '../../../shared/sql/payments/late-payments.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { standingOf } from '../batches/read-batch-standing.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { holdersIn } from './late-items.ts';
import { knowingPayability, type Payability } from './payability.ts';
import { recordPayment } from './record-payment.ts';

/** Only what has drifted can be held by another item. */
const holderIdsOf = async (
  { database }: ApiDeps,
  batchId: string,
  { stretches }: Payability,
): Promise<string[]> => {
  if (stretches.length === 0) return [];
  const rows = await database.read(readTakenItems(batchId, NAMED_ITEMS_MAX));
  if (rows.length === 0) return [];
  const itemNos = rows.map(({ itemNo }) => itemNo);
  return holdersIn(await database.read(readLateGroups(batchId, itemNos, '')));
};

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
  problems: [...DUTY_PROBLEMS, 'not-processing', 'stale-content', 'drifted'],
  handle: (deps, call) => {
    const { batchId } = call.params;
    return knowingPayability(deps, call, batchId, async (known) => {
      const holderIds = await holderIdsOf(deps, batchId, known);
      const on = { batchId, standing: standingOf(known), alsoLock: holderIds };
      return actOnBatch(deps, call, on, (transaction, held) =>
        recordPayment(transaction, call.body, held, { ...known, holderIds, now: deps.now }),
      );
    });
  },
});
