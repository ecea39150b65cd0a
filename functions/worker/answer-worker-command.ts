import type { WorkerCommand } from '../../shared/events/worker-command.ts';
import { expireBatch } from './expire-batch.ts';
import { writeExport } from './exports/write-export.ts';
import { type KeptList, keepList } from './lists/keep-list.ts';
import { type LookedAt, lookAtOffer } from './offers/look-at-offer.ts';
import { type Settled, settleBatch } from './settle-batch.ts';
import { summarize } from './summarize.ts';
import type { WorkerDeps } from './worker-deps.ts';

export type WorkerAnswer =
  | { readonly settled: Settled; readonly expired: boolean }
  | { readonly summarized: boolean }
  | { readonly list: KeptList }
  | { readonly exported: boolean }
  | { readonly offer: LookedAt };

const settle = async (deps: WorkerDeps, batchId: string, expired: boolean): Promise<WorkerAnswer> => ({
  settled: await settleBatch(deps, batchId),
  expired,
});

const answer = async (deps: WorkerDeps, asked: WorkerCommand): Promise<WorkerAnswer> => {
  switch (asked.command) {
    case 'summarize':
      return { summarized: await summarize(deps, asked.batchId) };
    case 'keep-list':
      return { list: await keepList(deps, asked.batchId) };
    case 'export':
      return { exported: await writeExport(deps, asked.exportId) };
    case 'look-at-offer':
      return { offer: await lookAtOffer(deps, asked.offerId) };
    case 'expire':
      return settle(deps, asked.batchId, await expireBatch(deps, asked.batchId));
    case 'settle':
      return settle(deps, asked.batchId, false);
  }
};

/** One command to its end, or as far as the time goes. A large batch that has expired is released at once. */
export const answerWorkerCommand = async (
  deps: WorkerDeps,
  command: WorkerCommand,
): Promise<WorkerAnswer> => {
  const answered = await answer(deps, command);
  deps.logger.info('worker ended', { ...command, ...answered });
  return answered;
};
