import { counted } from '../../../shared/domain/basics/counted.ts';
import { ExportRefused } from '../../../shared/domain/exports/export-refused.ts';
import { advanceExport } from '../../../shared/sql/exports/exports.ts';
import type { WorkerDeps } from '../worker-deps.ts';

/** Often enough for somebody who watches, and to be known alive. */
const TELL_MILLISECONDS = 2_000;
/** Left of the invocation: enough to keep what is written. */
const KEEP_MILLISECONDS = 60_000;

/** The next try would come no further. */
const outOfTime = (rows: number): ExportRefused =>
  new ExportRefused(
    `${counted(rows, 'row was', 'rows were')} read when the time for it was nearly over: it is too large for one file. Ask for less of it, or, where it was Excel or PDF, for CSV.`,
  );

/** Counts the rows that were read, and puts on record from time to time how many those are. */
export const tellProgress = (
  { database, now, remainingMilliseconds }: WorkerDeps,
  exportId: string,
  rowsTotal: () => number | null,
): ((rows: number) => Promise<void>) => {
  let rowsDone = 0;
  let toldAt = now().getTime();
  return async (rows) => {
    rowsDone += rows;
    if (remainingMilliseconds() < KEEP_MILLISECONDS) throw outOfTime(rowsDone);
    const at = now();
    if (at.getTime() - toldAt < TELL_MILLISECONDS) return;
    toldAt = at.getTime();
    await database.write(advanceExport({ exportId, rowsDone, rowsTotal: rowsTotal() }, at));
  };
};
