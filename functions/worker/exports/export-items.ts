import { readLastItemNo } from '../../../shared/sql/batches/settlement.ts';
import { batchAtRest, isStillAtRest } from './batch-at-rest.ts';
import type { ExportCall } from './export-call.ts';
import type { Exported } from './exported.ts';
import { itemPages, itemsTable } from './items-table.ts';

/** The items of a batch and nothing else: a table for programs. */
export const exportItems = async (call: ExportCall, batchId: string): Promise<Exported> => {
  const { database, timeZone, at } = call;
  const found = await batchAtRest(call, batchId);
  const { batchReference } = found.batch;
  const [last] = await database.read(readLastItemNo(batchId));
  return {
    subject: { of: 'items', batchReference },
    content: {
      title: `Items of payout batch ${batchReference}`,
      timeZone,
      writtenAt: at,
      facts: [],
      tables: [itemsTable(itemPages(call, batchId, () => undefined))],
      closing: [],
    },
    rowsTotal: last?.itemNo ?? 0,
    isStill: () => isStillAtRest(call, found),
  };
};
