import type { AttestedStore } from '../../../shared/aws/attested-store.ts';
import type { MissingBatch } from '../../../shared/domain/restores/list-header.ts';
import { type ListedItem, listedItem } from '../../../shared/domain/restores/listed-item.ts';
import { chunksOf } from './chunks-of.ts';

/** Of one statement. */
const CHUNK_ITEMS = 1_000;

async function* itemsIn(lines: AsyncIterable<string>): AsyncGenerator<ListedItem> {
  let isHeader = true;
  for await (const line of lines) {
    if (!isHeader) yield listedItem(line);
    isHeader = false;
  }
}

/** What the batch held, as it was kept, in the order of the numbers; a chunk at a time, however large it is. */
export async function* listedItems(
  { attested }: { readonly attested: Pick<AttestedStore, 'openList'> },
  { batchId, contentHash }: Pick<MissingBatch, 'batchId' | 'contentHash'>,
): AsyncGenerator<ListedItem[]> {
  yield* chunksOf(itemsIn(await attested.openList(batchId, contentHash)), CHUNK_ITEMS);
}
