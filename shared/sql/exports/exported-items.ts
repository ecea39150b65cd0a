import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { ITEM_STATUSES, type ItemStatus } from '../../domain/batches/item-statuses.ts';
import { ITEM_MARKS, type ItemMark } from '../../domain/payments/item-marks.ts';
import { AmountColumn, CountColumn, FlagColumn, IdColumn, SecondsColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type ExportedItem = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly userId: string;
  /** null where the host has no such user any more. */
  readonly name: string | null;
  readonly email: string | null;
  readonly amount: Paise;
  readonly status: ItemStatus;
  readonly mark: ItemMark | null;
  readonly dropped: boolean;
  /** When the commission was made; null where the host has deleted it, or dated it with nothing or with zero. */
  readonly commissionAt: Date | null;
  readonly notes: string | null;
};

/** By number, those after the given one, as finance and auditors take them away. */
export const readExportedItems = (
  batchId: string,
  afterItemNo: number,
  limit: number,
): Read<ExportedItem> => ({
  sql: `SELECT i.item_no AS itemNo, i.commission_id AS commissionId, i.beneficiary_user_id AS userId, u.name, u.email,
               i.amount, i.status, i.mark, i.dropped = 1 AS dropped,
               CASE WHEN l.created_at >= FROM_UNIXTIME(1) THEN UNIX_TIMESTAMP(l.created_at) END AS commissionAt, i.notes
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          LEFT JOIN users u ON u.id = i.beneficiary_user_id
          LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id
         WHERE i.batch_id = :batchId AND i.item_no > :afterItemNo
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, afterItemNo, limit },
  row: z.object({
    itemNo: CountColumn,
    commissionId: IdColumn,
    userId: IdColumn,
    name: z.string().nullable(),
    email: z.string().nullable(),
    amount: AmountColumn,
    status: z.enum(ITEM_STATUSES),
    mark: z.enum(ITEM_MARKS).nullable(),
    dropped: FlagColumn,
    commissionAt: SecondsColumn.nullable(),
    notes: z.string().nullable(),
  }),
});
