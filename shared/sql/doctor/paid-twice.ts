import * as z from 'zod';
import { IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

/** On the key of the commissions alone: what follows reads only rows of commissions that are in more than one item. */
const severalSql = `SELECT commission_id, COUNT(*) AS items FROM mlm_payout_batch_items
                     GROUP BY commission_id HAVING COUNT(*) > 1`;

/** Commissions with two or more paid items, and what was paid beyond the oldest of them. */
export const listPaidTwice = (): Read<Listed> =>
  listed(
    `SELECT p.commission_id AS commissionId, MIN(p.beneficiary_user_id) AS beneficiaryUserId,
            COUNT(*) AS timesPaid, SUM(CASE WHEN p.place > 1 THEN p.amount ELSE 0 END) AS amount
       FROM (SELECT i.commission_id, i.beneficiary_user_id, i.amount,
                    ROW_NUMBER() OVER (PARTITION BY i.commission_id ORDER BY b.created_at, b.id, i.id) AS place
               FROM (${severalSql}) s
               JOIN mlm_payout_batch_items i ON i.commission_id = s.commission_id
               JOIN mlm_payout_batches b ON b.id = i.batch_id
              WHERE i.status = 'paid') p
      GROUP BY p.commission_id HAVING COUNT(*) > 1`,
    ['commissionId', 'beneficiaryUserId', 'timesPaid', 'amount'],
    'f.amount DESC, f.commissionId',
  );

/** What the table of items has, by how far the database is migrated. */
export type ItemColumns = { readonly reserves: boolean; readonly marks: boolean };

/**
 * Commissions of which items in open batches would be paid beyond the live one: the oldest paid, else the one in the
 * newest batch. In a migrated database the live one is the one that has the reservation, and an item that adoption
 * numbered and did not make live can never be paid; nor is one paid that finance has left out or calls failed. A bank may
 * pay late, so what a cancelled batch paid counts.
 */
export const listAboutToBePaidTwice = ({ reserves, marks }: ItemColumns): Read<Listed> => {
  const unmarked = marks ? ' AND i.mark IS NULL' : '';
  const payable = reserves ? `(i.item_no IS NULL OR (i.live_commission_id IS NOT NULL${unmarked}))` : '1 = 1';
  const reservedFirst = reserves ? 'i.live_commission_id IS NULL, ' : '';
  return listed(
    `SELECT r.commission_id AS commissionId, MIN(r.beneficiary_user_id) AS beneficiaryUserId,
            SUM(CASE WHEN r.payable = 1 AND r.place > 1 THEN r.amount ELSE 0 END) AS amount
       FROM (SELECT i.commission_id, i.beneficiary_user_id, i.amount,
                    CASE WHEN i.status IN ('pending', 'approved') AND ${payable}
                          AND b.status IN ('draft', 'pending_approval', 'processing') THEN 1 ELSE 0 END AS payable,
                    ROW_NUMBER() OVER (PARTITION BY i.commission_id ORDER BY
                      CASE WHEN i.status = 'paid' THEN 0 ELSE 1 END,
                      CASE WHEN i.status = 'paid' THEN b.created_at END, CASE WHEN i.status = 'paid' THEN b.id END,
                      ${reservedFirst}b.created_at DESC, b.id DESC, i.id) AS place
               FROM (${severalSql}) s
               JOIN mlm_payout_batch_items i ON i.commission_id = s.commission_id
               JOIN mlm_payout_batches b ON b.id = i.batch_id
              WHERE (b.status <> 'cancelled' OR i.status = 'paid')
                AND i.status NOT IN ('failed', 'released', 'dropped', 'returned')) r
      GROUP BY r.commission_id
     HAVING SUM(CASE WHEN r.payable = 1 AND r.place > 1 THEN 1 ELSE 0 END) > 0`,
    ['commissionId', 'beneficiaryUserId', 'amount'],
    'f.amount DESC, f.commissionId',
  );
};

/** Items of open batches that adoption left without their reservation, because another item of the commission has it. */
export const listHeldBack = (): Read<Listed> =>
  listed(
    `SELECT b.batch_reference AS batchReference, b.status AS batchStatus, i.item_no AS itemNo,
            i.commission_id AS commissionId, i.beneficiary_user_id AS beneficiaryUserId, i.amount
       FROM mlm_payout_batches b JOIN mlm_payout_batch_items i ON i.batch_id = b.id
      WHERE b.status IN ('draft', 'pending_approval', 'processing') AND i.status IN ('pending', 'approved')
        AND i.item_no IS NOT NULL AND i.live_commission_id IS NULL`,
    ['batchReference', 'batchStatus', 'itemNo', 'commissionId', 'beneficiaryUserId', 'amount'],
    'f.batchReference, f.itemNo',
  );

/** Commissions that are or were in more than one batch, or twice in one. */
export const listInSeveralBatches = (): Read<Listed> =>
  listed(
    `SELECT s.commission_id AS commissionId, s.items AS timesBatched, CAST(NULL AS DECIMAL(15,2)) AS amount
       FROM (${severalSql}) s`,
    ['commissionId', 'timesBatched', 'amount'],
    'f.timesBatched DESC, f.commissionId',
  );

export type ItemOfCommission = {
  readonly commissionId: string;
  readonly batchId: string;
  readonly batchReference: string;
  readonly batchStatus: string;
  readonly itemId: string;
  readonly itemStatus: string;
  readonly amount: string;
};

/** Where these commissions are or were; a commission in very many batches by its ten oldest. */
export const readItemsOfCommissions = (ids: readonly string[]): Read<ItemOfCommission> => {
  const placeholders = ids.map((_, index) => `:id${index}`).join(', ');
  return {
    sql: `SELECT t.commissionId, t.batchId, t.batchReference, t.batchStatus, t.itemId, t.itemStatus, t.amount
            FROM (SELECT i.commission_id AS commissionId, b.id AS batchId, b.batch_reference AS batchReference,
                         b.status AS batchStatus, i.id AS itemId, i.status AS itemStatus, i.amount,
                         ROW_NUMBER() OVER (PARTITION BY i.commission_id ORDER BY b.created_at, b.id, i.id) AS place
                    FROM mlm_payout_batch_items i JOIN mlm_payout_batches b ON b.id = i.batch_id
                   WHERE i.commission_id IN (${placeholders})) t
           WHERE t.place <= 10 ORDER BY t.commissionId, t.place`,
    params: Object.fromEntries(ids.map((id, index) => [`id${index}`, id])),
    row: z.object({
      commissionId: IdColumn,
      batchId: IdColumn,
      batchReference: z.string(),
      batchStatus: z.string(),
      itemId: IdColumn,
      itemStatus: z.string(),
      amount: z.string(),
    }),
  };
};
