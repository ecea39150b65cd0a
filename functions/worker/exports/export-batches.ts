import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { BatchListFilter } from '../../../shared/events/batch-filter.ts';
import { batchFilter } from '../../../shared/procedures/batches/batch-filter.ts';
import { type ListedBatch, readBatches } from '../../../shared/sql/batches/read-batches.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import type { Row, Table } from '../files/file-content.ts';
import { decimalOrNull } from './decimal-or-null.ts';
import type { ExportCall } from './export-call.ts';
import type { Exported } from './exported.ts';
import { exportedState } from './exported-state.ts';
import { listExport } from './list-export.ts';

const COLUMNS = [
  { title: 'Batch ID', kind: 'id', width: 10 },
  { title: 'Batch Reference', kind: 'text', width: 24 },
  { title: 'Status', kind: 'text', width: 16 },
  { title: 'Total Records', kind: 'count', width: 12 },
  { title: 'Total Amount (INR)', kind: 'amount', width: 18 },
  { title: 'Paid Amount (INR)', kind: 'amount', width: 18 },
  { title: 'Returned Amount (INR)', kind: 'amount', width: 18 },
  { title: 'Late Paid Though Dropped (INR)', kind: 'amount', width: 18 },
  { title: 'Required Approvals', kind: 'count', width: 10 },
  { title: 'Approvals Recorded', kind: 'count', width: 10 },
  { title: 'Made At', kind: 'instant', width: 20 },
  { title: 'Approved At', kind: 'instant', width: 20 },
  { title: 'Processed At', kind: 'instant', width: 20 },
  { title: 'Disbursement Reference', kind: 'text', width: 24 },
  { title: 'Content Hash', kind: 'text', width: 64 },
] as const satisfies Table['columns'];

const rowOf = (batch: ListedBatch): Row => [
  batch.batchId,
  batch.batchReference,
  exportedState(batch),
  batch.totalRecords,
  decimalFrom(batch.totalAmount),
  decimalOrNull(batch.paidAmount),
  decimalFrom(batch.returnedAmount),
  decimalFrom(batch.lateDroppedAmount),
  batch.requiredApprovals,
  batch.approvalCount,
  batch.createdAt,
  batch.approvedAt,
  batch.processedAt,
  batch.disbursementReference,
  batch.contentHash,
];

/** Batches as the page lists them, under the same filter, newest first. */
export const exportBatches = async (call: ExportCall, asked: BatchListFilter): Promise<Exported> => {
  const filter = await batchFilter(call, asked);
  return listExport(
    call,
    { of: 'batches', ...call },
    {
      title: 'Payout batches',
      columns: COLUMNS,
      // A commission that a cancelled batch let go is in the next one, too: their sum is nobody's money.
      summed: [],
      list: {
        from: NEWEST_ID,
        read: (before, limit) => readBatches(filter, before, limit),
        placeOf: ({ batchId }: ListedBatch) => batchId,
      },
      rowOf,
    },
  );
};
