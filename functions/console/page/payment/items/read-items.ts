import type { QueryClient } from '@tanstack/react-query';
import { reads } from '../../api/queries.ts';
import type { BatchItem, ItemsFound } from './batch-item.ts';
import { itemsPath } from './items-path.ts';
import { type ListedItem, NAMED_ITEMS_MAX } from './read-item-list.ts';

/** As many numbers as one address holds. */
const NUMBERS_MAX = 200;

/** The items of these numbers, as far as the batch has them. */
export const readNumbered = async (
  queries: QueryClient,
  batchId: string,
  listed: readonly ListedItem[],
): Promise<readonly BatchItem[]> => {
  const found: BatchItem[] = [];
  for (let at = 0; at < listed.length; at += NUMBERS_MAX) {
    const numbers = listed.slice(at, at + NUMBERS_MAX).map(({ itemNo }) => itemNo);
    const page = await queries.fetchQuery(reads<ItemsFound>(itemsPath(batchId, { numbers })));
    found.push(...page.items);
  }
  return found;
};

/** All items of the batch. Throws where there are more than a request names. */
export const readAll = async (queries: QueryClient, batchId: string): Promise<readonly BatchItem[]> => {
  const found: BatchItem[] = [];
  let cursor: string | undefined;
  do {
    const page: ItemsFound = await queries.fetchQuery(
      reads<ItemsFound>(itemsPath(batchId, { all: true }, cursor)),
    );
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    if (found.length > NAMED_ITEMS_MAX)
      throw new Error(
        'The batch has more items than are named at once (10,000): name them by number, in pieces.',
      );
  } while (cursor);
  return found;
};
