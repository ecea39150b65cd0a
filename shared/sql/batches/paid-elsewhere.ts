import * as z from 'zod';
import { IdColumn } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read, Write } from '../statement.ts';
import { byCommission } from './by-commission.ts';
import type { ItemRange } from './settlement.ts';

/** An item that let go of a commission which another item has paid; the first, where several have. */
export type PaidElsewhere = { readonly itemId: string; readonly paidItemId: string };

/** More are read once these are seen to. */
const PAGE_ROWS = 1_000;

/** Of what the range let go. Only the old script, or a bank that paid late, can have paid what another item held. */
export const readPaidElsewhere = (range: ItemRange): Read<PaidElsewhere> => ({
  sql: `SELECT ${byCommission('p')} i.id AS itemId, MIN(p.id) AS paidItemId
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          JOIN mlm_payout_batch_items p ON p.commission_id = i.commission_id AND p.status = 'paid'
         WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last
           AND i.status IN ('released', 'failed', 'dropped', 'returned') AND i.live_commission_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items h WHERE h.live_commission_id = i.commission_id)
         GROUP BY i.id ORDER BY i.id LIMIT ${PAGE_ROWS}`,
  params: { ...range },
  row: z.object({ itemId: IdColumn, paidItemId: IdColumn }),
});

/** Those of them that have still paid, and hold nothing yet: the bank may have sent one back since it was read. */
export const lockPaidItems = (paidItemIds: readonly string[]): Read<{ itemId: string }> => {
  const { placeholders, params } = idList(paidItemIds);
  return {
    sql: `SELECT id AS itemId FROM mlm_payout_batch_items
           WHERE id IN (${placeholders}) AND status = 'paid' AND live_commission_id IS NULL FOR UPDATE`,
    params,
    row: z.object({ itemId: IdColumn }),
  };
};

/** The item that paid holds the commission for good: no run takes it again. */
export const keepPaidItems = (paidItemIds: readonly string[]): Write => {
  const { placeholders, params } = idList(paidItemIds);
  return {
    sql: `UPDATE mlm_payout_batch_items SET live_commission_id = commission_id
           WHERE id IN (${placeholders}) AND status = 'paid' AND live_commission_id IS NULL`,
    params,
    expectRows: paidItemIds.length,
  };
};

/** What another item has paid is not due. */
export const dropDue = (itemIds: readonly string[]): Write => {
  const { placeholders, params } = idList(itemIds);
  return {
    sql: `UPDATE mlm_payout_batch_items SET due_commission_id = NULL WHERE id IN (${placeholders})`,
    params,
    expectRows: 'any',
  };
};

/** The ledger stays, or becomes, paid by that item's batch; what it says otherwise is the host's to know. */
export const payKeptCommissions = (paidItemIds: readonly string[]): Write => {
  const { placeholders, params } = idList(paidItemIds);
  return {
    sql: `UPDATE mlm_payout_batch_items p FORCE INDEX (PRIMARY)
            STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = p.commission_id
             SET l.status = 'paid', l.payout_batch_id = p.batch_id
           WHERE p.id IN (${placeholders}) AND l.status IN ('approved', 'paid')`,
    params,
    expectRows: 'any',
  };
};
