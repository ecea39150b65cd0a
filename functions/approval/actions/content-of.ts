import type { Transaction } from '../../../shared/aws/transaction.ts';
import { contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { holdsContent } from '../../../shared/domain/batches/holds-content.ts';
import { type ItemTotals, readItemTotals } from '../../../shared/sql/batches/item-totals.ts';
import type { Locked } from './lock-batch-for.ts';

/** What the batch holds, and whether that is what was sealed. */
export type Content = { readonly contentHolds: boolean; readonly totals: ItemTotals };

const NOTHING: Content = { contentHolds: false, totals: { count: 0, amount: 0n, root: null } };

/** Somebody may have added or changed items by SQL since they were approved. A million are hashed in about a second. */
export const contentOf = async (
  transaction: Transaction,
  { batch, seal }: Pick<Locked, 'batch' | 'seal'>,
): Promise<Content> => {
  if (!seal) return NOTHING;
  const totals = await transaction.readOne(readItemTotals(batch.batchId, contentHashDepth(seal.itemCount)));
  return { contentHolds: holdsContent(seal, totals), totals };
};
