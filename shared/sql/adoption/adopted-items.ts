import * as z from 'zod';
import type { ItemToAdopt } from '../../domain/adoption/plan-adoption.ts';
import { CountColumn, IdColumn } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read, Write } from '../statement.ts';

/** The items of a batch that carry a number already: they are dense from 1. */
export const readNumberedCount = (batchId: string): Read<{ count: number }> => ({
  sql: `SELECT COALESCE(MAX(item_no), 0) AS count FROM mlm_payout_batch_items WHERE batch_id = :batchId`,
  params: { batchId },
  row: z.object({ count: CountColumn }),
});

/** Some items of one batch: the next that have no number, or a range of numbers. */
export type ItemChunk =
  | { readonly kind: 'unnumbered'; readonly limit: number }
  | { readonly kind: 'numbered'; readonly firstItemNo: number; readonly lastItemNo: number };

const CHUNK_SQL = {
  unnumbered: `SELECT q.id, q.item_no, q.commission_id FROM mlm_payout_batch_items q
                 WHERE q.batch_id = :batchId AND q.item_no IS NULL ORDER BY q.id LIMIT :limit`,
  numbered: `SELECT q.id, q.item_no, q.commission_id FROM mlm_payout_batch_items q
               WHERE q.batch_id = :batchId AND q.item_no BETWEEN :firstItemNo AND :lastItemNo`,
} as const;

/**
 * The one item of each commission that may be paid, or has been. First the one that a batch of our own runs holds: it is
 * never taken away. Then the oldest paid one; then one in a batch that is approved, or was on the old page: the bank may have
 * paid it; then that of the newest batch not cancelled (equal times: the larger id; twice in one batch: the smaller item
 * id). What was let go is never it, and of a cancelled batch only what a bank paid late.
 */
const liveItemsSql = (chunkSql: string): string => `SELECT r.id, r.batch_id, r.commission_id FROM (
            SELECT p.id, p.batch_id, p.commission_id, ROW_NUMBER() OVER (
                     PARTITION BY p.commission_id
                     ORDER BY p.precedence, p.paid_batch_at, p.paid_batch_id, p.batch_at DESC, p.batch_id DESC, p.id) AS place
              FROM (SELECT k.id, k.commission_id, b.created_at AS batch_at, b.id AS batch_id,
                           CASE WHEN k.status = 'paid' THEN b.created_at END AS paid_batch_at,
                           CASE WHEN k.status = 'paid' THEN b.id END AS paid_batch_id,
                           CASE WHEN b.run_id IS NOT NULL THEN 0
                                WHEN k.status = 'paid' THEN 1
                                WHEN b.status = 'processing' THEN 2
                                ELSE 3 END AS precedence
                      FROM (SELECT DISTINCT o.commission_id FROM (${chunkSql}) o) c
                      JOIN mlm_payout_batch_items k ON k.commission_id = c.commission_id
                      JOIN mlm_payout_batches b ON b.id = k.batch_id
                     WHERE k.status NOT IN ('failed', 'released', 'dropped', 'returned')
                       AND ((b.run_id IS NULL AND (b.status <> 'cancelled' OR (k.status = 'paid' AND k.live_commission_id IS NOT NULL)))
                            OR (b.run_id IS NOT NULL AND k.live_commission_id IS NOT NULL))) p) r
          WHERE r.place = 1`;

/**
 * The items of a chunk that are not yet as they must be. A plain read, outside of any transaction: as part of a change it
 * would lock, and wait for, what the host's own transactions insert.
 */
export const readItemsToAdopt = (batchId: string, { kind, ...bounds }: ItemChunk): Read<ItemToAdopt> => ({
  sql: `SELECT t.id AS itemId, t.item_no AS itemNo, t.commission_id AS commissionId, h.id AS heldByItemId,
               w.id AS liveItemId, w.batch_id AS liveBatchId, l.payout_batch_id AS markedBatchId
          FROM (${CHUNK_SQL[kind]}) t
          LEFT JOIN (${liveItemsSql(CHUNK_SQL[kind])}) w ON w.commission_id = t.commission_id
          LEFT JOIN mlm_payout_batch_items h ON h.live_commission_id = t.commission_id
          JOIN mlm_commission_ledger l ON l.id = t.commission_id
         WHERE t.item_no IS NULL OR NOT (w.id <=> h.id) OR NOT (l.payout_batch_id <=> w.batch_id)
         ORDER BY t.id`,
  params: { batchId, ...bounds },
  row: z.object({
    itemId: IdColumn,
    itemNo: CountColumn.nullable(),
    commissionId: IdColumn,
    heldByItemId: IdColumn.nullable(),
    liveItemId: IdColumn.nullable(),
    liveBatchId: IdColumn.nullable(),
    markedBatchId: IdColumn.nullable(),
  }),
});

/** Waits for nobody: who holds some of them finds out from the number of rows, and tries again holding nothing. */
export const lockItems = (ids: readonly string[]): Read<{ id: string }> => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `SELECT id FROM mlm_payout_batch_items WHERE id IN (${placeholders}) FOR UPDATE SKIP LOCKED`,
    params,
    row: z.object({ id: IdColumn }),
  };
};

/** As the items. */
export const lockCommissions = (ids: readonly string[]): Read<{ id: string }> => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `SELECT id FROM mlm_commission_ledger WHERE id IN (${placeholders}) FOR UPDATE SKIP LOCKED`,
    params,
    row: z.object({ id: IdColumn }),
  };
};

/** Numbers locked items in the order in which they were inserted. updated_at is the host's to read: it stays. */
export const numberItems = (ids: readonly string[], numberedCount: number): Write => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `UPDATE mlm_payout_batch_items i
            JOIN (SELECT n.id, :numberedCount + ROW_NUMBER() OVER (ORDER BY n.id) AS item_no
                    FROM mlm_payout_batch_items n WHERE n.id IN (${placeholders})) d ON d.id = i.id
             SET i.item_no = d.item_no, i.updated_at = i.updated_at`,
    params: { ...params, numberedCount },
    expectRows: ids.length,
  };
};

/** Before the right items become live: the UNIQUE key lets no two hold a commission, not for a moment. */
export const unsetLiveItems = (ids: readonly string[]): Write => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `UPDATE mlm_payout_batch_items SET live_commission_id = NULL, updated_at = updated_at
           WHERE live_commission_id IS NOT NULL AND id IN (${placeholders})`,
    params,
    expectRows: ids.length,
  };
};

export const setLiveItems = (ids: readonly string[]): Write => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `UPDATE mlm_payout_batch_items SET live_commission_id = commission_id, updated_at = updated_at
           WHERE live_commission_id IS NULL AND id IN (${placeholders})`,
    params,
    expectRows: ids.length,
  };
};

/** The marker follows the live item; a commission that no item holds (NULL) is free. */
export const markCommissions = (ids: readonly string[], batchId: string | null): Write => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `UPDATE mlm_commission_ledger SET payout_batch_id = :batchId, updated_at = updated_at
           WHERE id IN (${placeholders})`,
    params: { ...params, batchId },
    expectRows: ids.length,
  };
};
