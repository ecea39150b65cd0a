import * as z from 'zod';
import { ITEM_STATUSES, type ItemStatus } from '../../domain/batches/item-statuses.ts';
import { CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type ItemRow = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly userId: string;
  readonly name: string | null;
  readonly amount: string;
  readonly status: ItemStatus;
  readonly notes: string | null;
};

/** By number, those after the given one. */
export const readItems = (batchId: string, afterItemNo: number, limit: number): Read<ItemRow> => ({
  sql: `SELECT i.item_no AS itemNo, i.commission_id AS commissionId, i.beneficiary_user_id AS userId, u.name,
               i.amount, i.status, i.notes
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          LEFT JOIN users u ON u.id = i.beneficiary_user_id
         WHERE i.batch_id = :batchId AND i.item_no > :afterItemNo
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, afterItemNo, limit },
  row: z.object({
    itemNo: CountColumn,
    commissionId: IdColumn,
    userId: IdColumn,
    name: z.string().nullable(),
    amount: z.string(),
    status: z.enum(ITEM_STATUSES),
    notes: z.string().nullable(),
  }),
});
