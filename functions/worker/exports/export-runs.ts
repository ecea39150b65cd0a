import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { toldOutside } from '../../../shared/domain/runs/told-outside.ts';
import { optionsOfAttempt } from '../../../shared/events/run-options.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import { type RunRow, readRuns } from '../../../shared/sql/runs/run-rows.ts';
import type { Row, Table } from '../files/file-content.ts';
import type { ExportCall } from './export-call.ts';
import type { Exported } from './exported.ts';
import { listExport } from './list-export.ts';

const COLUMNS = [
  { title: 'Run Key', kind: 'text', width: 44 },
  { title: 'Trigger', kind: 'text', width: 10 },
  { title: 'Outcome', kind: 'text', width: 12 },
  { title: 'Reason', kind: 'text', width: 18 },
  { title: 'Asked', kind: 'text', width: 30 },
  { title: 'Batch ID', kind: 'id', width: 10 },
  { title: 'Batch Reference', kind: 'text', width: 24 },
  { title: 'Total Records', kind: 'count', width: 12 },
  { title: 'Total Amount (INR)', kind: 'amount', width: 18 },
  { title: 'Error Type', kind: 'text', width: 18 },
  { title: 'Error', kind: 'text', width: 60 },
  { title: 'Asked For By User ID', kind: 'id', width: 12 },
  { title: 'Asked For By', kind: 'text', width: 24 },
  { title: 'Asked For By (Unverified)', kind: 'text', width: 20 },
  { title: 'Started At', kind: 'instant', width: 20 },
  { title: 'Finished At', kind: 'instant', width: 20 },
] as const satisfies Table['columns'];

/** Those that were given, as they were sent; nothing where none was. */
const optionsIn = ({ request }: RunRow): string | null => {
  const options = optionsOfAttempt(request);
  return options && Object.keys(options).length > 0 ? JSON.stringify(options) : null;
};

const rowOf = (run: RunRow): Row => [
  run.runKey,
  run.triggerKind,
  run.outcome,
  run.reason,
  optionsIn(run),
  run.batchId,
  run.batch?.batchReference ?? null,
  run.batch?.totalRecords ?? null,
  run.batch ? decimalFrom(run.batch.totalAmount) : null,
  run.errorType,
  run.error === null ? null : toldOutside(run.error),
  run.requestedByUserId,
  run.requestedByName,
  run.requestedByText,
  run.startedAt,
  run.finishedAt,
];

/** Every attempt of a run, newest first. */
export const exportRuns = (call: ExportCall): Exported =>
  listExport(
    call,
    { of: 'runs', ...call },
    {
      title: 'Payout runs',
      columns: COLUMNS,
      summed: [],
      list: {
        from: NEWEST_ID,
        read: (before, limit) => readRuns(before, limit),
        placeOf: ({ id }: RunRow) => id,
      },
      rowOf,
    },
  );
