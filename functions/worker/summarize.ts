import { planSummary } from '../../shared/domain/batches/plan-summary.ts';
import { summarizeBatch } from '../../shared/procedures/batches/summarize-batch.ts';
import { readSummarizedBatch } from '../../shared/sql/batches/summaries.ts';
import type { WorkerDeps } from './worker-deps.ts';

/** Whether it was computed now: what is kept of the same content already is not computed again. */
export const summarize = async (deps: WorkerDeps, batchId: string): Promise<boolean> => {
  const [batch] = await deps.database.read(readSummarizedBatch(batchId));
  if (!batch || planSummary(batch, batch.stored, deps.now()).kind === 'kept') return false;
  await summarizeBatch(deps, batchId, batch);
  return true;
};
