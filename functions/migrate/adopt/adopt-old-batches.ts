import type { Adoption } from '../../../shared/events/migrate-command.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readBatchesToAdopt, readLastBatchId } from '../../../shared/sql/adoption/adoption.ts';
import { adoptItems } from './adopt-items.ts';
import { standBatch } from './stand-batch.ts';

const PAGE_SIZE = 500;

const pageAfter = async ({ database }: Deps, afterId: string, upToId: string): Promise<string[]> => {
  const rows = await database.read(readBatchesToAdopt(afterId, upToId, PAGE_SIZE));
  return rows.map(({ batchId }) => batchId);
};

const adoptOne = async (deps: Deps, batchId: string, actor: string): Promise<Adoption> => {
  const items = await adoptItems(deps, batchId);
  const stood = await standBatch(deps, batchId, actor);
  const batches = items > 0 || stood !== 'unchanged' ? 1 : 0;
  const unanswered = stood === 'unanswered' ? 1 : 0;
  return { batches, items, reopened: stood === 'reopened' ? 1 : 0, unanswered };
};

const sum = (one: Adoption, other: Adoption): Adoption => ({
  batches: one.batches + other.batches,
  items: one.items + other.items,
  reopened: one.reopened + other.reopened,
  unanswered: one.unanswered + other.unanswered,
});

/**
 * Takes in what the old script made: numbers its items, lets one item per commission be live, hashes each batch and has
 * it approved anew. A batch is only taken for adopted once all that is done, so after a stop anywhere the next call
 * goes on; one that finds nothing new writes nothing.
 */
export const adoptOldBatches = async (deps: Deps, actor: string): Promise<Adoption> => {
  let adoption: Adoption = { batches: 0, items: 0, reopened: 0, unanswered: 0 };
  const [last] = await deps.database.read(readLastBatchId());
  const upToId = last?.batchId ?? '0';
  let page = await pageAfter(deps, '0', upToId);
  while (page.length > 0) {
    for (const batchId of page) adoption = sum(adoption, await adoptOne(deps, batchId, actor));
    page = await pageAfter(deps, page.at(-1) ?? upToId, upToId);
  }
  return adoption;
};
