import type { WorkerCommand } from '../../shared/events/worker-command.ts';
import { expireBatch } from './expire-batch.ts';
import { type Settled, settleBatch } from './settle-batch.ts';
import type { WorkerDeps } from './worker-deps.ts';

export type WorkerAnswer = { readonly settled: Settled; readonly expired: boolean };

/** One command to its end, or as far as the time goes. A large batch that has expired is released at once. */
export const answerWorkerCommand = async (
  deps: WorkerDeps,
  { command, batchId }: WorkerCommand,
): Promise<WorkerAnswer> => {
  const expired = command === 'expire' && (await expireBatch(deps, batchId));
  const settled = await settleBatch(deps, batchId);
  deps.logger.info('worker ended', { command, batchId, expired, settled });
  return { settled, expired };
};
