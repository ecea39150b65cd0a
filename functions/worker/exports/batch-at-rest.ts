import { CLI } from '../../../shared/domain/basics/cli.ts';
import { ExportRefused } from '../../../shared/domain/exports/export-refused.ts';
import { notAtRest } from '../../../shared/domain/exports/not-at-rest.ts';
import { type ExportedBatch, readExportedBatch } from '../../../shared/sql/exports/exported-batch.ts';
import type { ExportCall } from './export-call.ts';

/** The batch, while nothing is under way with it; refused otherwise. */
export const batchAtRest = async (
  { database }: Pick<ExportCall, 'database'>,
  batchId: string,
): Promise<ExportedBatch> => {
  const [found] = await database.read(readExportedBatch(batchId));
  if (!found) throw new ExportRefused(`There is no batch ${batchId} any more.`);
  if (found.batch.settlingSince) {
    throw new ExportRefused(notAtRest(found.batch.batchReference));
  }
  if (found.unnumbered) {
    throw new ExportRefused(
      `Batch ${found.batch.batchReference} is one of the old script that nobody has taken in, and its items have no numbers to be listed by: whoever operates this takes it in with ${CLI} adopt; ask for the file then.`,
    );
  }
  return found;
};

/** Whether nothing was done to the batch since: whatever is done, its stream says. */
export const isStillAtRest = async (
  { database }: Pick<ExportCall, 'database'>,
  { batch, head }: ExportedBatch,
): Promise<boolean> => {
  const [now] = await database.read(readExportedBatch(batch.batchId));
  return now !== undefined && now.head.seq === head.seq && now.batch.settlingSince === null;
};
