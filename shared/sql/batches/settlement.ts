import * as z from 'zod';
import type { Tally } from '../../domain/basics/tally.ts';
import { DRIFTED_NOTE } from '../../domain/batches/drifted-note.ts';
import { PAID_DIFFERS } from '../../domain/payments/item-notes.ts';
import { AmountColumn, CountColumn } from '../columns.ts';
import type { Read, Write } from '../statement.ts';
import { inLedgerOrder } from './in-ledger-order.ts';

/** Items of a batch by their numbers, both ends included: `WHERE batch_id` alone would wait behind an open claim. */
export type ItemRange = { readonly batchId: string; readonly first: number; readonly last: number };

/** Every item of the batch: the numbers of one that the old script made need not be as many as it says it has. */
export const allItems = (batchId: string): ItemRange => ({ batchId, first: 1, last: 4_294_967_295 });

export const OPEN = `i.status IN ('pending', 'approved')`;

/** The ledger still says that so much is owed to the same person. */
const STILL_OWED = `l.status = 'approved' AND l.amount = i.amount AND l.beneficiary_user_id = i.beneficiary_user_id`;

/** As approved: reserved by this item, and still owed. */
const PAYABLE = `${OPEN} AND i.live_commission_id = i.commission_id
           AND ${STILL_OWED}`;

/** A run of ours made the batch, or it was made again after a restore. */
export const OURS = `(SELECT COALESCE(b.run_id, b.restored_at) FROM mlm_payout_batches b WHERE b.id = :batchId) IS NOT NULL`;

/**
 * What an item lets go is due at once, whatever its age; not what it did not hold, nor what the old script batched, which
 * may have been paid outside. Read before live_commission_id is taken away: a statement of one table sets from left to right.
 */
export const DUE = `CASE WHEN i.live_commission_id IS NOT NULL AND ${OURS} THEN i.commission_id END`;

/** Frees the commissions of a cancelled batch: the statement that says released is the one that lets go. */
export const releaseItems = (range: ItemRange): Write => ({
  sql: `UPDATE mlm_payout_batch_items i FORCE INDEX (uq_item_no)
           SET i.status = 'released', i.due_commission_id = ${DUE}, i.live_commission_id = NULL
         WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last AND ${OPEN}`,
  params: { ...range },
  expectRows: 'any',
});

const LET_GO = `i.status IN ('released', 'failed', 'dropped') AND i.live_commission_id IS NULL`;

/** Takes the batch's marker off commissions that its items no longer hold. */
export const clearMarkers = (range: ItemRange): Write => ({
  sql: `UPDATE ${inLedgerOrder(LET_GO)}
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
           SET l.payout_batch_id = NULL
         WHERE l.payout_batch_id = i.batch_id`,
  params: { ...range },
  expectRows: 'any',
});

/** What of the range can be paid as it was approved; the rest stays open. */
export const payItems = (range: ItemRange): Write => ({
  sql: `UPDATE mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
           SET i.status = 'paid'
         WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last AND ${PAYABLE}`,
  params: { ...range },
  expectRows: 'any',
});

const PAID = `i.status = 'paid'`;

/** The commissions of the items just paid, where the ledger still says what was approved; the caller compares the numbers. */
export const payCommissions = (range: ItemRange): Write => ({
  sql: `UPDATE ${inLedgerOrder(PAID)}
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
           SET l.status = 'paid', l.payout_batch_id = i.batch_id
         WHERE ${STILL_OWED}`,
  params: { ...range },
  expectRows: 'any',
});

/** What is still open in the range after payItems has drifted: it is not paid, and free again. */
export const failDrifted = (range: ItemRange): Write => ({
  sql: `UPDATE mlm_payout_batch_items i FORCE INDEX (uq_item_no)
           SET i.status = 'failed', i.due_commission_id = ${DUE}, i.live_commission_id = NULL, i.notes = :note
         WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last AND ${OPEN}`,
  params: { ...range, note: DRIFTED_NOTE },
  expectRows: 'any',
});

export type SettledRow = Tally & { readonly standing: string };

/** What became of the items; "drifted" are those that failDrifted marked, "differing" were paid against what the ledger said. */
export const readSettledTally = (batchId: string): Read<SettledRow> => ({
  sql: `SELECT CASE WHEN ${OPEN} THEN 'open'
                    WHEN i.status = 'failed' AND i.notes = :note THEN 'drifted'
                    WHEN i.status = 'paid' AND i.notes LIKE :differing THEN 'differing'
                    ELSE i.status END AS standing,
               COUNT(*) AS count, SUM(i.amount) AS amount
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE i.batch_id = :batchId AND i.dropped = 0 GROUP BY standing`,
  params: { batchId, note: DRIFTED_NOTE, differing: `${PAID_DIFFERS}%` },
  row: z.object({ standing: z.string(), count: CountColumn, amount: AmountColumn }),
});

/** The first of them, by number. */
export const readDriftedWhilePaid = (batchId: string, limit: number): Read<{ itemNo: number }> => ({
  sql: `SELECT i.item_no AS itemNo FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE i.batch_id = :batchId AND i.status = 'failed' AND i.notes = :note
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, note: DRIFTED_NOTE, limit },
  row: z.object({ itemNo: CountColumn }),
});

/** The first of those that were paid against what the ledger said, by number. */
export const readPaidDiffering = (batchId: string, limit: number): Read<{ itemNo: number }> => ({
  sql: `SELECT i.item_no AS itemNo FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE i.batch_id = :batchId AND i.status = 'paid' AND i.notes LIKE :differing
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, differing: `${PAID_DIFFERS}%`, limit },
  row: z.object({ itemNo: CountColumn }),
});

/** Where the batch ends. */
export const readLastItemNo = (batchId: string): Read<{ itemNo: number }> => ({
  sql: `SELECT COALESCE(MAX(i.item_no), 0) AS itemNo FROM mlm_payout_batch_items i WHERE i.batch_id = :batchId`,
  params: { batchId },
  row: z.object({ itemNo: CountColumn }),
});
