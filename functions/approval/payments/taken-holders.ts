import { NAMED_ITEMS_MAX } from '../../../shared/events/item-lists.ts';
import { readLateGroups, readTakenItems } from '../../../shared/sql/payments/late-payments.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { holdersIn } from './late-items.ts';

/** Batches that hold what this one, whose payment nobody began here, may have paid; read before the locks are taken. */
export const takenHolders = async (
  { database }: Pick<ApiDeps, 'database'>,
  batchId: string,
): Promise<string[]> => {
  const rows = await database.read(readTakenItems(batchId, NAMED_ITEMS_MAX));
  if (rows.length === 0) return [];
  const itemNos = rows.map(({ itemNo }) => itemNo);
  return holdersIn(await database.read(readLateGroups(batchId, itemNos, '')));
};
