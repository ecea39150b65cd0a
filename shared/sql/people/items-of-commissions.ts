import * as z from 'zod';
import { ITEM_STATUSES, type ItemStatus } from '../../domain/batches/item-statuses.ts';
import { byCommission } from '../batches/by-commission.ts';
import { CountColumn, IdColumn, SecondsColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type ItemOfCommission = {
  readonly itemId: string;
  readonly commissionId: string;
  readonly userId: string;
  /** The old script numbered none. */
  readonly itemNo: number | null;
  readonly amount: string;
  readonly status: ItemStatus;
  readonly notes: string | null;
  readonly batchId: string;
  readonly batchReference: string;
  readonly createdAt: Date;
};

/** All that batches ever had of these commissions, newest first; any number of ids, in one parameter. */
export const readItemsOfCommissions = (
  commissionIds: readonly string[],
  limit: number,
): Read<ItemOfCommission> => ({
  sql: `SELECT ${byCommission('i')} i.id AS itemId, i.commission_id AS commissionId, i.beneficiary_user_id AS userId,
               i.item_no AS itemNo, i.amount, i.status, i.notes, b.id AS batchId, b.batch_reference AS batchReference,
               UNIX_TIMESTAMP(b.created_at) AS createdAt
          FROM JSON_TABLE(:commissionIds, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) n
          STRAIGHT_JOIN mlm_payout_batch_items i ON i.commission_id = n.id
          STRAIGHT_JOIN mlm_payout_batches b ON b.id = i.batch_id
         ORDER BY i.id DESC LIMIT :limit`,
  params: { commissionIds: JSON.stringify(commissionIds), limit },
  row: z.object({
    itemId: IdColumn,
    commissionId: IdColumn,
    userId: IdColumn,
    itemNo: CountColumn.nullable(),
    amount: z.string(),
    status: z.enum(ITEM_STATUSES),
    notes: z.string().nullable(),
    batchId: IdColumn,
    batchReference: z.string(),
    createdAt: SecondsColumn,
  }),
});
