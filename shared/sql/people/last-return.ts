import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { AmountColumn, CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type LastReturn = {
  readonly commissionId: string;
  readonly batchId: string;
  readonly batchReference: string;
  readonly itemNo: number | null;
  readonly amount: Paise;
  readonly notes: string | null;
  /** null: it came back with so many others that the event does not name it. */
  readonly at: Date | null;
};

/** When finance said so, as far as the event names the item. */
const RETURNED_AT = `(SELECT MAX(e.occurred_at) FROM mlm_payout_events e
                       WHERE e.stream = ${BATCH_STREAM} AND e.action = 'items_returned'
                         AND CASE WHEN JSON_VALID(e.detail) THEN JSON_CONTAINS(e.detail, CAST(i.item_no AS CHAR), '$.items.first')
                                  ELSE 0 END = 1)`;

/** The last of their payments that came back; no row where none did. */
export const readLastReturn = (userId: string): Read<LastReturn> => ({
  sql: `SELECT f.* FROM (
        SELECT i.id, i.commission_id AS commissionId, b.id AS batchId, b.batch_reference AS batchReference, i.item_no AS itemNo,
               i.amount, i.notes, ${RETURNED_AT} AS at
          FROM mlm_payout_batch_items i FORCE INDEX (idx_item_beneficiary)
          STRAIGHT_JOIN mlm_payout_batches b ON b.id = i.batch_id
         WHERE i.beneficiary_user_id = CAST(:userId AS UNSIGNED) AND i.status = 'returned') f
         ORDER BY f.at DESC, f.id DESC LIMIT 1`,
  params: { userId },
  row: z.object({
    commissionId: IdColumn,
    batchId: IdColumn,
    batchReference: z.string(),
    itemNo: CountColumn.nullable(),
    amount: AmountColumn,
    notes: z.string().nullable(),
    at: CountColumn.transform((microseconds) => new Date(microseconds / 1000)).nullable(),
  }),
});
