import type { Database } from '../../aws/database.ts';
import type { KeptSummary } from '../../domain/batches/kept-summary.ts';
import { LISTED_MAX, peopleSummary, type SummarizedPerson } from '../../domain/batches/people-summary.ts';
import { keepSummary, type SummarizedBatch } from '../../sql/batches/summaries.ts';
import { readLargestItem, readSummarizedPeople } from '../../sql/batches/summarized-items.ts';

/** A statement over the people of as many items takes some seconds; the Data API ends it after 45. */
const PART_ITEMS = 250_000;

type Deps = { readonly database: Database; readonly now: () => Date };

/** One after the other: at once they would only take each other's time. */
const readParts = async (
  { database }: Deps,
  batchId: string,
  parts: number,
): Promise<SummarizedPerson[][]> => {
  const read: SummarizedPerson[][] = [];
  for (let part = 0; part < parts; part += 1) {
    read.push(await database.read(readSummarizedPeople({ batchId, part, parts }, LISTED_MAX)));
  }
  return read;
};

/**
 * Asks all items of the batch, locking none, and keeps what they say under the content that was read before: should the batch
 * change meanwhile, nobody finds it under the new one.
 */
export const summarizeBatch = async (
  deps: Deps,
  batchId: string,
  { contentHash, totalRecords }: Pick<SummarizedBatch, 'contentHash' | 'totalRecords'>,
): Promise<{ readonly kept: KeptSummary; readonly computedAt: Date }> => {
  const people = await readParts(deps, batchId, Math.max(1, Math.ceil(totalRecords / PART_ITEMS)));
  const [largest = null] = await deps.database.read(readLargestItem(batchId));
  const summary: KeptSummary = { ...peopleSummary(people), largest };
  const computedAt = deps.now();
  await deps.database.write(keepSummary({ batchId, contentHash, summary, computedAt }));
  return { kept: summary, computedAt };
};
