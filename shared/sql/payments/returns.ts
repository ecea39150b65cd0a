import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { byCommission } from '../batches/by-commission.ts';
import { OURS } from '../batches/settlement.ts';
import { AmountColumn, CountColumn, FlagColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

/** An item that came back from the bank; `note` is what its row says of it then. */
export type Returned = { readonly itemNo: number; readonly payAgain: 0 | 1; readonly note: string };

const RETURNED = `JSON_TABLE(:returned, '$[*]' COLUMNS (item_no INT UNSIGNED PATH '$.itemNo', pay_again TINYINT PATH '$.payAgain',
                                                        note VARCHAR(500) PATH '$.note')) n`;
const ITEMS =
  'STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (uq_item_no) ON i.batch_id = :batchId AND i.item_no = n.item_no';
const NAMED = `${RETURNED}
          ${ITEMS}`;

const named = (batchId: string, returned: readonly Returned[]) => ({
  batchId,
  returned: JSON.stringify(returned),
});

/** To the byte, whatever the table's collation, and that of JSON. */
const SAME_NOTE =
  'CAST(CONVERT(i.notes USING utf8mb4) AS BINARY) <=> CAST(CONVERT(n.note USING utf8mb4) AS BINARY)';

export type ReturnStanding = {
  /** Items of the batch, of those named. */
  readonly known: number;
  /** Of them: paid, and so able to come back. */
  readonly paid: number;
  readonly paidAmount: Paise;
  readonly payAgain: number;
  /** Of them: came back already, as this very request says. */
  readonly repeated: number;
  readonly paysCaller: boolean;
};

export const readReturnStanding = (
  batchId: string,
  returned: readonly Returned[],
  userId: string,
): Read<ReturnStanding> => ({
  sql: `SELECT COUNT(*) AS known, COALESCE(SUM(i.status = 'paid'), 0) AS paid,
               COALESCE(SUM(CASE WHEN i.status = 'paid' THEN i.amount END), 0) AS paidAmount,
               COALESCE(SUM(i.status = 'paid' AND n.pay_again = 1), 0) AS payAgain,
               COALESCE(SUM(i.status = 'returned' AND ${SAME_NOTE}), 0) AS repeated,
               COALESCE(MAX(i.beneficiary_user_id = CAST(:userId AS UNSIGNED)), 0) AS paysCaller
          FROM ${NAMED}`,
  params: { ...named(batchId, returned), userId },
  row: z.object({
    known: CountColumn,
    paid: CountColumn,
    paidAmount: AmountColumn,
    payAgain: CountColumn,
    repeated: CountColumn,
    paysCaller: FlagColumn,
  }),
});

/**
 * All items of the commissions that came back, wherever they are: two that were both paid may come back at once. MySQL locks
 * no table that JSON makes, but for one that it has laid out before.
 */
export const lockSiblings = (batchId: string, returned: readonly Returned[]): Read<{ count: number }> => ({
  sql: `SELECT ${byCommission('s')} COUNT(*) AS count
          FROM (SELECT DISTINCT n.item_no FROM ${RETURNED}) n
          ${ITEMS}
          STRAIGHT_JOIN mlm_payout_batch_items s ON s.commission_id = i.commission_id
           FOR UPDATE`,
  params: named(batchId, returned),
  row: z.object({ count: CountColumn }),
});

/**
 * Those of the named that come back now. The batch of an old script may name a commission twice: what is said of one of its
 * items is said of all that come back with it.
 */
const COMING_BACK = `(SELECT i.id, i.batch_id, i.commission_id, n.note, MAX(n.pay_again) OVER one AS pay_again,
                             COUNT(*) OVER one AS items, MAX(i.live_commission_id IS NOT NULL) OVER one AS held
                        FROM ${NAMED} WHERE i.status = 'paid' WINDOW one AS (PARTITION BY i.commission_id)) d`;

/** Another item has paid the commission: it was paid twice, so there is nothing to pay again. */
const PAID_BY_ANOTHER = `(SELECT ${byCommission('p')} COUNT(*) FROM mlm_payout_batch_items p
                           WHERE p.commission_id = d.commission_id AND p.status = 'paid') > d.items`;

/** None but these holds the commission; else that one says what becomes of the marker. */
const HELD_BY_NO_OTHER = `(d.held OR NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items h WHERE h.live_commission_id = d.commission_id))`;

/**
 * Before the items say so. What is to be paid again is approved again, though another batch holds it: should the bank not pay
 * that one, it is owed. What was paid in another way is paid; an approved row would be taken by the next run. The batch's own
 * marker goes.
 */
export const reopenCommissions = (batchId: string, returned: readonly Returned[]): Write => ({
  sql: `UPDATE ${COMING_BACK}
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = d.commission_id
           SET l.status = CASE WHEN ${PAID_BY_ANOTHER} THEN l.status
                               WHEN d.pay_again = 1 AND l.status = 'paid' THEN 'approved'
                               WHEN d.pay_again = 0 AND l.status = 'approved' AND ${HELD_BY_NO_OTHER} THEN 'paid'
                               ELSE l.status END,
               l.payout_batch_id = CASE WHEN l.payout_batch_id = d.batch_id AND ${HELD_BY_NO_OTHER} THEN NULL ELSE l.payout_batch_id END`,
  params: named(batchId, returned),
  expectRows: 'any',
});

/**
 * Paid in another way, while the ledger says neither that nor approved: should the host approve it one day, no run takes it
 * until finance has said so.
 */
export const holdPaidOtherwise = (batchId: string, returned: readonly Returned[], at: Date): Write => ({
  sql: `INSERT INTO mlm_payout_holds (kind, commission_id, open_key, reason, held_by, held_at)
        SELECT DISTINCT 'payment', d.commission_id, CONCAT('payment-', d.commission_id),
               CONCAT('it came back in ', b.batch_reference, ', to be paid in another way, while the ledger said ', l.status),
               'payment', :at
          FROM ${COMING_BACK}
          JOIN mlm_payout_batches b ON b.id = d.batch_id
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = d.commission_id
         WHERE d.pay_again = 0 AND l.status NOT IN ('approved', 'paid') AND NOT ${PAID_BY_ANOTHER}
           AND NOT EXISTS (SELECT 1 FROM mlm_payout_holds w WHERE w.open_key = CONCAT('payment-', d.commission_id))`,
  params: { ...named(batchId, returned), at: utcText(at) },
  expectRows: 'any',
});

/**
 * Came back; what is to be paid again is due at once, whatever its age, but not what the old script had batched. An item
 * that did not hold its commission lets nothing go, while another does.
 */
export const returnItems = (batchId: string, returned: readonly Returned[]): Write => ({
  sql: `UPDATE (SELECT d.id, d.note, d.pay_again = 1 AND ${OURS} AND ${HELD_BY_NO_OTHER} AND NOT ${PAID_BY_ANOTHER} AS due
                  FROM ${COMING_BACK}) r
          STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (PRIMARY) ON i.id = r.id
           SET i.status = 'returned', i.notes = r.note, i.live_commission_id = NULL,
               i.due_commission_id = CASE WHEN r.due THEN i.commission_id END`,
  params: named(batchId, returned),
  expectRows: 'any',
});

/** It stays in what was paid, and counts in what came back. */
export const addReturned = (batchId: string, amount: string): Write => ({
  sql: `UPDATE mlm_payout_batches SET returned_amount = COALESCE(returned_amount, 0) + :amount WHERE id = :batchId`,
  params: { batchId, amount },
  expectRows: 1,
});
