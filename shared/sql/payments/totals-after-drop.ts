import { type ItemTotals, ItemTotalsRow, readItemTotals } from '../batches/item-totals.ts';
import { readPaidElsewhere } from '../batches/paid-elsewhere.ts';
import type { ItemRange } from '../batches/settlement.ts';
import { FlagColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** What the batch holds once some of it is dropped; and whether another item has paid any of that, so that it takes one call. */
export const readTotalsAfterDrop = (
  range: ItemRange,
  depth: number,
): Read<ItemTotals & { readonly paidElsewhere: boolean }> => ({
  sql: `SELECT w.*, EXISTS (SELECT 1 FROM (${readPaidElsewhere(range).sql}) p) AS paidElsewhere
          FROM (${readItemTotals(range.batchId, depth).sql}) w`,
  params: { ...range },
  row: ItemTotalsRow.extend({ paidElsewhere: FlagColumn }),
});
