import { PAID_DIFFERS } from '../../domain/payments/item-notes.ts';
import { byCommission } from '../batches/by-commission.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

/** Commissions that more than one item reserves: the one thing that must never be. */
export const listReservedTwice = (): Read<Listed> =>
  listed(
    `SELECT i.live_commission_id AS commissionId, COUNT(*) AS liveItems, SUM(i.amount) AS amount
       FROM mlm_payout_batch_items i WHERE i.live_commission_id IS NOT NULL
      GROUP BY i.live_commission_id HAVING COUNT(*) > 1`,
    ['commissionId', 'liveItems', 'amount'],
    'f.commissionId',
  );

/**
 * Due although something holds or has paid the commission, or by an item that let nothing go: a run would take it again. Or
 * let go by a batch of this version and not due: no run would take it, once it is older than the window. What came back is
 * due only where finance has said so.
 */
export const listDueOutOfStep = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.item_no AS itemNo, i.batch_id AS batchId, i.status AS itemStatus,
            i.due_commission_id AS dueCommissionId, h.batch_id AS heldByBatchId, i.amount
       FROM mlm_payout_batch_items i
       LEFT JOIN mlm_payout_batch_items h ON h.live_commission_id = i.commission_id
      WHERE i.due_commission_id IS NOT NULL
        AND (i.due_commission_id <> i.commission_id OR i.live_commission_id IS NOT NULL OR h.id IS NOT NULL
          OR i.status NOT IN ('failed', 'released', 'dropped', 'returned')
          OR EXISTS (SELECT ${byCommission('p')} 1 FROM mlm_payout_batch_items p WHERE p.commission_id = i.commission_id AND p.status = 'paid'))
      UNION ALL
     SELECT i.commission_id, i.item_no, i.batch_id, i.status, NULL, NULL, i.amount
       FROM mlm_payout_batches b JOIN mlm_payout_batch_items i ON i.batch_id = b.id
      WHERE b.hash_rule = 2 AND b.run_id IS NOT NULL AND i.status IN ('failed', 'released', 'dropped')
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items o WHERE o.live_commission_id = i.commission_id)
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items d WHERE d.due_commission_id = i.commission_id)
        AND NOT EXISTS (SELECT ${byCommission('r')} 1 FROM mlm_payout_batch_items r WHERE r.commission_id = i.commission_id AND r.status = 'returned')`,
    ['commissionId', 'itemNo', 'batchId', 'itemStatus', 'dueCommissionId', 'heldByBatchId', 'amount'],
    'f.batchId, f.itemNo',
  );

/**
 * Another item has paid the commission late, while this one was open, or had been at the bank as well. Or this one was paid
 * late, while the other was at the bank: that one goes on holding it.
 */
const TAKEN_BY_ANOTHER = `EXISTS (SELECT ${byCommission('h')} 1 FROM mlm_payout_batch_items h
                                   WHERE h.commission_id = i.commission_id AND h.id <> i.id
                                     AND (h.status IN ('paid', 'returned') OR (i.status = 'paid' AND h.live_commission_id IS NOT NULL)))`;

/**
 * Items of our own batches that have not come to what their batch has, or whose reservation is not that of their status. A
 * bank may pay late, so an item may be paid in a batch that was cancelled, or whose payment has not begun.
 */
export const listItemsOutOfStep = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.item_no AS itemNo, i.batch_id AS batchId, b.status AS batchStatus,
            i.status AS itemStatus, i.live_commission_id AS liveCommissionId, i.amount
       FROM mlm_payout_batches b JOIN mlm_payout_batch_items i ON i.batch_id = b.id
      WHERE b.run_id IS NOT NULL
        AND (COALESCE(i.live_commission_id, i.commission_id) <> i.commission_id
          OR (i.live_commission_id IS NOT NULL AND i.status NOT IN ('pending', 'paid'))
          OR (i.live_commission_id IS NULL AND i.status IN ('pending', 'paid') AND NOT ${TAKEN_BY_ANOTHER})
          OR i.status NOT IN ('pending', 'paid', 'failed', 'released', 'dropped', 'returned')
          OR (i.status = 'pending' AND b.settling_since IS NULL AND b.status IN ('completed', 'cancelled'))
          OR (i.status IN ('paid', 'returned') AND b.status = 'pending_approval')
          OR (i.status = 'failed' AND b.status <> 'completed' AND (b.settling_since IS NULL OR b.status <> 'processing'))
          OR (i.status = 'released' AND b.status <> 'cancelled' AND COALESCE(i.mark, '') <> 'left_out')
          OR (i.status = 'dropped' AND i.dropped = 0) OR (i.dropped = 1 AND i.status NOT IN ('dropped', 'paid', 'returned'))
          OR (i.mark = 'failed' AND (i.status <> 'pending' OR b.status <> 'processing'))
          OR (i.mark = 'left_out' AND i.status = 'pending' AND b.status <> 'processing'))`,
    ['commissionId', 'itemNo', 'batchId', 'batchStatus', 'itemStatus', 'liveCommissionId', 'amount'],
    'f.batchId, f.itemNo',
  );

/** Paid by one of our batches and not so in the ledger, where no note of the item says so, or the other way round. */
export const listPaidDifferently = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.batch_id AS batchId, i.status AS itemStatus, l.status AS ledgerStatus,
            l.payout_batch_id AS markedBatchId, l.amount AS ledgerAmount, i.amount
       FROM mlm_payout_batches b
       JOIN mlm_payout_batch_items i ON i.batch_id = b.id
       JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE b.run_id IS NOT NULL AND i.status = 'paid'
        AND i.live_commission_id IS NOT NULL AND COALESCE(i.notes, '') NOT LIKE '${PAID_DIFFERS}%'
        AND (l.status <> 'paid' OR COALESCE(l.payout_batch_id, 0) <> i.batch_id OR l.amount <> i.amount)
      UNION ALL
     SELECT l.id, b.id, 'none', l.status, l.payout_batch_id, l.amount, l.amount
       FROM mlm_commission_ledger l JOIN mlm_payout_batches b ON b.id = l.payout_batch_id
      WHERE l.status = 'paid' AND b.run_id IS NOT NULL AND b.settling_since IS NULL
        AND b.status IN ('completed', 'cancelled')
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items p
                         WHERE p.live_commission_id = l.id AND p.batch_id = b.id AND p.status = 'paid')`,
    ['commissionId', 'batchId', 'itemStatus', 'ledgerStatus', 'markedBatchId', 'ledgerAmount', 'amount'],
    'f.batchId, f.commissionId',
  );
