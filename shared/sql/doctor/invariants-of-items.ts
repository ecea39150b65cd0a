import { CONTENT_HASH_FAN_OUT } from '../../domain/batches/content-hash.ts';
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
 * let go by a batch of this version and not due: no run would take it, once it is older than the window.
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
          OR EXISTS (SELECT 1 FROM mlm_payout_batch_items p WHERE p.commission_id = i.commission_id AND p.status = 'paid'))
      UNION ALL
     SELECT i.commission_id, i.item_no, i.batch_id, i.status, NULL, NULL, i.amount
       FROM mlm_payout_batches b JOIN mlm_payout_batch_items i ON i.batch_id = b.id
      WHERE b.hash_rule = 2 AND b.run_id IS NOT NULL AND i.status IN ('failed', 'released')
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items o WHERE o.live_commission_id = i.commission_id)
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items d WHERE d.due_commission_id = i.commission_id)`,
    ['commissionId', 'itemNo', 'batchId', 'itemStatus', 'dueCommissionId', 'heldByBatchId', 'amount'],
    'f.batchId, f.itemNo',
  );

/** Items of our own batches that have not come to what their batch has, or whose reservation is not that of their status. */
export const listItemsOutOfStep = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.item_no AS itemNo, i.batch_id AS batchId, b.status AS batchStatus,
            i.status AS itemStatus, i.live_commission_id AS liveCommissionId, i.amount
       FROM mlm_payout_batches b JOIN mlm_payout_batch_items i ON i.batch_id = b.id
      WHERE b.run_id IS NOT NULL
        AND (COALESCE(i.live_commission_id, i.commission_id) <> i.commission_id
          OR (i.live_commission_id IS NULL) <> (i.status IN ('released', 'failed'))
          OR i.status NOT IN ('pending', 'paid', 'failed', 'released')
          OR (i.status = 'pending' AND b.settling_since IS NULL AND b.status IN ('completed', 'cancelled'))
          OR (i.status IN ('paid', 'failed') AND b.status <> 'completed'
              AND (b.settling_since IS NULL OR b.status <> 'processing'))
          OR (i.status = 'released' AND b.status <> 'cancelled'))`,
    ['commissionId', 'itemNo', 'batchId', 'batchStatus', 'itemStatus', 'liveCommissionId', 'amount'],
    'f.batchId, f.itemNo',
  );

/** Paid by one of our batches and not so in the ledger, or the other way round. */
export const listPaidDifferently = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.batch_id AS batchId, i.status AS itemStatus, l.status AS ledgerStatus,
            l.payout_batch_id AS markedBatchId, l.amount AS ledgerAmount, i.amount
       FROM mlm_payout_batches b
       JOIN mlm_payout_batch_items i ON i.batch_id = b.id
       JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE b.run_id IS NOT NULL AND i.status = 'paid'
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

/** Our own batches whose numbers are not those of their items; `amount` is the difference of the totals. */
export const listTotalsOutOfStep = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus,
            b.total_records AS records, COALESCE(s.items, 0) AS items, s.lastItemNo, b.total_amount AS totalAmount,
            s.itemAmount, b.paid_amount AS paidAmount, s.itemPaidAmount,
            ABS(b.total_amount - COALESCE(s.itemAmount, 0.00)) AS amount
       FROM mlm_payout_batches b
       LEFT JOIN (SELECT i.batch_id, COUNT(*) AS items, MIN(i.item_no) AS firstItemNo, MAX(i.item_no) AS lastItemNo,
                         SUM(i.amount) AS itemAmount,
                         SUM(CASE WHEN i.status = 'paid' THEN i.amount ELSE 0.00 END) AS itemPaidAmount
                    FROM mlm_payout_batch_items i GROUP BY i.batch_id) s ON s.batch_id = b.id
      WHERE b.run_id IS NOT NULL
        AND (b.status = 'draft' OR b.content_hash IS NULL OR s.items IS NULL OR b.total_records <> s.items
          OR b.total_amount <> s.itemAmount OR s.firstItemNo <> 1 OR s.lastItemNo <> s.items
          OR (b.settling_since IS NULL AND (b.status = 'completed') <> (b.paid_amount IS NOT NULL))
          OR (b.status = 'completed' AND b.paid_amount <> s.itemPaidAmount))`,
    [
      ...['batchId', 'batchReference', 'batchStatus', 'records', 'items', 'lastItemNo', 'totalAmount'],
      ...['itemAmount', 'paidAmount', 'itemPaidAmount', 'amount'],
    ],
    'f.batchId',
  );

const leafSql = `SELECT i.batch_id, i.item_no, COUNT(*) OVER (PARTITION BY i.batch_id) AS nodes,
                  SHA2(CONCAT(i.item_no, '|', i.commission_id, '|', i.beneficiary_user_id, '|', i.amount), 256) AS digest
             FROM mlm_payout_batch_items i JOIN mlm_payout_batches h ON h.id = i.batch_id AND h.content_hash IS NOT NULL`;

/** One level up in every batch at once; where a batch has come to its root, that stays as it is. */
const nodeSql = (children: string): string =>
  `SELECT c.batch_id, (c.item_no - 1) DIV ${CONTENT_HASH_FAN_OUT} + 1 AS item_no,
          (c.nodes + ${CONTENT_HASH_FAN_OUT} - 1) DIV ${CONTENT_HASH_FAN_OUT} AS nodes,
          CASE WHEN c.nodes = 1 THEN MIN(c.digest)
               ELSE SHA2(GROUP_CONCAT(c.digest ORDER BY c.item_no SEPARATOR ''), 256) END AS digest
     FROM (${children}) c GROUP BY c.batch_id, (c.item_no - 1) DIV ${CONTENT_HASH_FAN_OUT} + 1, c.nodes`;

/** Enough for 15^6 = 11,390,625 items in a batch. */
const DEPTH_MAX = 6;

const rootsSql = Array.from({ length: DEPTH_MAX }).reduce<string>(nodeSql, leafSql);

const microseconds = (column: string): string =>
  `TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', ${column})`;

/** As termsText in the domain; nothing of a batch that was made before they were part of the hash. */
const TERMS = `CASE WHEN b.hash_rule = 2 THEN CONCAT('|', b.required_approvals, '|', ${microseconds('b.made_at')}, '|',
                    COALESCE(b.requested_by_user_id, '-'), '|', COALESCE(${microseconds('b.expires_at')}, '-'), '|', b.payer_may_approve)
                    ELSE '' END`;

const RECOMPUTED = `CONVERT(SHA2(CONCAT(b.batch_reference, '|', b.total_records, '|', b.total_amount, '|', r.digest, ${TERMS}), 256)
                    USING ascii) COLLATE ascii_bin`;

/** Batches that hold something else than what their hash says, which is what was approved. */
export const listHashesThatDiffer = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus, b.content_hash AS contentHash,
            ${RECOMPUTED} AS recomputed, b.total_amount AS amount
       FROM mlm_payout_batches b LEFT JOIN (${rootsSql}) r ON r.batch_id = b.id
      WHERE b.content_hash IS NOT NULL AND b.total_records > 0 AND (r.digest IS NULL OR b.content_hash <> ${RECOMPUTED})`,
    ['batchId', 'batchReference', 'batchStatus', 'contentHash', 'recomputed', 'amount'],
    'f.batchId',
  );
