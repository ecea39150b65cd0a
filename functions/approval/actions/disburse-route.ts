import { DUTY_REFUSALS } from '../../../shared/domain/batches/duty-refusal.ts';
import { DisburseInput, FAILED_ITEMS_MAX } from '../../../shared/events/batch-actions.ts';
import { DriftedMeanwhile } from '../../../shared/procedures/batches/drifted-meanwhile.ts';
import { readDriftedItemNos } from '../../../shared/sql/batches/drift.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readBatchStanding } from '../batches/read-batch-standing.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { actOnBatch } from './act-on-batch.ts';
import { ACTION_ANSWERS } from './action-answers.ts';
import { disburse } from './disburse.ts';

/** One more than a request can name: a batch with so many is not to be paid at all. */
const driftedItemNosOf = async ({ database }: ApiDeps, batchId: string): Promise<number[]> => {
  const rows = await database.read(readDriftedItemNos(batchId, FAILED_ITEMS_MAX + 1));
  return rows.map(({ itemNo }) => itemNo);
};

const driftedJustNow = async (deps: ApiDeps, batchId: string): Promise<ApiProblem> =>
  new ApiProblem(
    'drifted',
    'The ledger changed while the batch was to be paid, so nothing of it was paid. Look at its drift, and name those items as failed.',
    await driftedItemNosOf(deps, batchId),
  );

export const disburseRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/disburse',
  operationId: 'disburseBatch',
  summary: 'Record that an approved batch was paid, and what of it was not',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: DisburseInput,
  answers: ACTION_ANSWERS,
  problems: [
    ...DUTY_REFUSALS,
    'not-found',
    'not-processing',
    'stale-content',
    'settling',
    'drifted',
    'idempotency-mismatch',
  ],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const standing = await readBatchStanding(deps, batchId, call.caller.userId);
    const driftedItemNos = standing.driftCount > 0 ? await driftedItemNosOf(deps, batchId) : [];
    try {
      return await actOnBatch(deps, call, { batchId, standing }, (transaction, locked) =>
        disburse(transaction, call.body, locked, {
          driftedItemNos,
          paysCaller: standing.paysCaller,
          now: deps.now,
        }),
      );
    } catch (error) {
      throw error instanceof DriftedMeanwhile ? await driftedJustNow(deps, batchId) : error;
    }
  },
});
