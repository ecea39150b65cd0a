import * as z from 'zod';
import { OPEN } from '../batches/settlement.ts';
import { CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { HOLDER } from './late-payments.ts';

/** Open, to be paid, and held by another item: of these the bank may have paid too, before anybody said so. */
const TAKEN = `i.batch_id = :batchId AND i.item_no > 0 AND ${OPEN} AND i.mark IS NULL AND i.live_commission_id IS NULL`;

export const readTakenItems = (batchId: string, limit: number): Read<{ itemNo: number }> => ({
  sql: `SELECT i.item_no AS itemNo FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE ${TAKEN} ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, limit },
  row: z.object({ itemNo: CountColumn }),
});

/** Batches whose items hold the commissions of all of them, by id. */
export const readTakenHolders = (batchId: string): Read<{ holderId: string }> => ({
  sql: `SELECT DISTINCT h.batch_id AS holderId
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no) STRAIGHT_JOIN ${HOLDER}
         WHERE ${TAKEN} ORDER BY h.batch_id`,
  params: { batchId },
  row: z.object({ holderId: IdColumn }),
});
