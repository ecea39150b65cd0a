import { planSummary } from '../../../shared/domain/batches/plan-summary.ts';
import { ComputingSummary, ReadySummary } from '../../../shared/events/batch-at-a-glance.ts';
import { leftBehindIn } from '../../../shared/events/payout-result.ts';
import { summarizeBatch } from '../../../shared/procedures/batches/summarize-batch.ts';
import { readBatchesBefore, readResultOfBatch } from '../../../shared/sql/batches/made-before.ts';
import {
  readSummarizedBatch,
  type SummarizedBatch,
  setSummaryAsked,
} from '../../../shared/sql/batches/summaries.ts';
import { readUserNames } from '../../../shared/sql/user-names.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { Nothing } from '../http/nothing.ts';
import { type ApiAnswer, defineRoute } from '../http/route.ts';
import { BatchParams } from './batch-params.ts';
import { describeGlance, type SummaryFacts, usersIn } from './describe-glance.ts';
import { noBatch } from './find-batch.ts';

/** The five before it are what people compare with. */
const BEFORE_MAX = 5;

type Computed = Pick<SummaryFacts, 'kept' | 'computedAt'>;

const ready = async (
  { database }: ApiDeps,
  batchId: string,
  batch: SummarizedBatch,
  { kept, computedAt }: Computed,
): Promise<ApiAnswer> => {
  const [before, [made], names] = await Promise.all([
    database.read(readBatchesBefore(batchId, BEFORE_MAX)),
    database.read(readResultOfBatch(batchId)),
    database.read(readUserNames(usersIn(kept))),
  ]);
  const behind = leftBehindIn(made?.result ?? null);
  return { status: 200, body: describeGlance({ batch, kept, computedAt, before, behind, names }) };
};

const computing = (since: Date): ApiAnswer => ({
  status: 202,
  body: { state: 'computing', since: since.toISOString() },
});

/** Written down only once Lambda has taken it: else whoever asks next would wait for nobody. */
const askWorker = async (
  { worker, database, logger }: ApiDeps,
  batchId: string,
  at: Date,
): Promise<ApiAnswer> => {
  try {
    await worker.ask({ command: 'summarize', batchId });
    await database.write(setSummaryAsked(batchId, at));
  } catch (error) {
    logger.warn('whether the worker was asked is not known; the next reader asks it', {
      batchId,
      because: String(error),
    });
  }
  return computing(at);
};

export const showSummaryRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches/{batchId}/summary',
  operationId: 'showSummary',
  summary:
    'A batch at a glance: whom it pays most, who is new, how it differs from those before, what was left out',
  role: 'viewer',
  params: BatchParams,
  query: Nothing,
  answers: {
    200: { description: 'The summary of what the batch holds now', schema: ReadySummary },
    202: { description: 'It is large, and being computed in the background', schema: ComputingSummary },
  },
  problems: ['not-found'],
  handle: async (deps, { params: { batchId } }) => {
    const [batch] = await deps.database.read(readSummarizedBatch(batchId));
    if (!batch) throw noBatch(batchId);
    const at = deps.now();
    const plan = planSummary(batch, batch.stored, at);
    switch (plan.kind) {
      case 'kept':
        return ready(deps, batchId, batch, plan);
      case 'compute':
        return ready(deps, batchId, batch, await summarizeBatch(deps, batchId, batch));
      case 'ask':
        return askWorker(deps, batchId, at);
      case 'wait':
        return computing(plan.since);
    }
  },
});
