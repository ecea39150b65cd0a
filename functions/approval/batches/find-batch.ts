import type { Batch } from '../../../shared/domain/batches/batch.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { ApiProblem } from '../http/api-problem.ts';

export const noBatch = (batchId: string): ApiProblem =>
  new ApiProblem('not-found', `There is no batch ${batchId}.`);

/** The batch, or not-found. */
export const findBatch = async ({ database }: Pick<Deps, 'database'>, batchId: string): Promise<Batch> => {
  const [batch] = await database.read(readBatch(batchId));
  if (batch) return batch;
  throw noBatch(batchId);
};
