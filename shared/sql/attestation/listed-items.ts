import * as z from 'zod';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type ListedItem = { readonly itemNo: number; readonly line: string };

/** By number, those after the given one: all that people approve of an item, and whether it was dropped since. */
export const readListedItems = (batchId: string, afterItemNo: number, limit: number): Read<ListedItem> => ({
  sql: `SELECT i.item_no AS itemNo,
               CONCAT(i.item_no, '|', i.commission_id, '|', i.beneficiary_user_id, '|', i.amount, '|', i.dropped) AS line
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE i.batch_id = :batchId AND i.item_no > :afterItemNo
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, afterItemNo, limit },
  row: z.object({ itemNo: CountColumn, line: z.string() }),
});
