import { CONTENT_HASH_FAN_OUT } from '../../domain/batches/content-hash.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

/** What the bank has paid of the item, whether or not it came back since. */
const PAID = `i.status IN ('paid', 'returned')`;

/**
 * Our own batches whose numbers are not those of their items, without those that were dropped; `amount` is the difference
 * of the totals. The law: total = paid + failed + released + open, and what came back is a part of what was paid.
 */
export const listTotalsOutOfStep = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus,
            b.total_records AS records, COALESCE(s.items, 0) AS items, s.lastItemNo, b.total_amount AS totalAmount,
            s.itemAmount, b.paid_amount AS paidAmount, s.itemPaidAmount,
            b.returned_amount AS returnedAmount, s.itemReturnedAmount, b.late_dropped_amount AS lateDroppedAmount,
            s.itemLateDroppedAmount, ABS(b.total_amount - COALESCE(s.itemAmount, 0.00)) AS amount
       FROM mlm_payout_batches b
       LEFT JOIN (SELECT i.batch_id, SUM(i.dropped = 0) AS items, COUNT(*) AS numbered,
                         MIN(i.item_no) AS firstItemNo, MAX(i.item_no) AS lastItemNo,
                         SUM(CASE WHEN i.dropped = 0 THEN i.amount ELSE 0.00 END) AS itemAmount,
                         SUM(CASE WHEN i.dropped = 0 AND ${PAID} THEN i.amount ELSE 0.00 END) AS itemPaidAmount,
                         SUM(CASE WHEN i.dropped = 1 AND ${PAID} THEN i.amount ELSE 0.00 END) AS itemLateDroppedAmount,
                         SUM(CASE WHEN i.status = 'returned' THEN i.amount ELSE 0.00 END) AS itemReturnedAmount
                    FROM mlm_payout_batch_items i GROUP BY i.batch_id) s ON s.batch_id = b.id
      WHERE b.run_id IS NOT NULL
        AND (b.status = 'draft' OR b.content_hash IS NULL OR s.items IS NULL OR b.total_records <> s.items
          OR b.total_amount <> s.itemAmount OR s.firstItemNo <> 1 OR s.lastItemNo <> s.numbered
          OR (b.settling_since IS NULL AND b.status = 'completed' AND b.paid_amount IS NULL)
          OR (b.settling_since IS NULL AND COALESCE(b.paid_amount, 0.00) <> s.itemPaidAmount)
          OR COALESCE(b.late_dropped_amount, 0.00) <> s.itemLateDroppedAmount
          OR COALESCE(b.returned_amount, 0.00) <> s.itemReturnedAmount)`,
    [
      ...['batchId', 'batchReference', 'batchStatus', 'records', 'items', 'lastItemNo', 'totalAmount'],
      ...['itemAmount', 'paidAmount', 'itemPaidAmount', 'returnedAmount', 'itemReturnedAmount'],
      ...['lateDroppedAmount', 'itemLateDroppedAmount', 'amount'],
    ],
    'f.batchId',
  );

/**
 * By the last number: of a batch made again after a restore, items are missing whose commissions are. The LIMIT keeps it a
 * table of its own: merged into the rest, MariaDB (a MAX) or MySQL (a look-up) works it out anew for every item.
 */
const LAST_NUMBERS = `SELECT h.id, (SELECT m.item_no FROM mlm_payout_batch_items m FORCE INDEX (uq_item_no)
                                     WHERE m.batch_id = h.id ORDER BY m.item_no DESC LIMIT 1) AS nodes
                        FROM mlm_payout_batches h WHERE h.content_hash IS NOT NULL LIMIT 18446744073709551615`;

const leafSql = `SELECT i.batch_id, i.item_no, h.nodes,
                   SHA2(CASE WHEN i.dropped = 1 THEN CONCAT(i.item_no, '|dropped')
                            ELSE CONCAT(i.item_no, '|', i.commission_id, '|', i.beneficiary_user_id, '|', i.amount) END, 256) AS digest
             FROM (${LAST_NUMBERS}) h JOIN mlm_payout_batch_items i ON i.batch_id = h.id`;

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
