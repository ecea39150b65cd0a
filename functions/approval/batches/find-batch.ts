import type { Deps } from '../../../shared/runtime/deps.ts';
import { readSealedBatch, type SealedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { ApiProblem } from '../http/api-problem.ts';

export const noBatch = (batchId: string): ApiProblem =>
  new ApiProblem('not-found', `There is no batch ${batchId}.`);

/** The batch, or not-found. */
export const findBatch = async (
  { database }: Pick<Deps, 'database'>,
  batchId: string,
): Promise<SealedBatch> => {
  const [found] = await database.read(readSealedBatch(batchId));
  if (found) return found;
  throw noBatch(batchId);
};
