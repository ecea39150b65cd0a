import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { DRIFTED_NOTE } from '../../domain/batches/drifted-note.ts';
import { NOT_PAID_NOTE } from '../../domain/payments/item-notes.ts';
import { byCommission } from '../batches/by-commission.ts';
import type { ItemRange } from '../batches/settlement.ts';
import { AmountColumn, CountColumn, IdColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

/** It failed at the bank; else its note says that it never got there. */
const wasSent = (item: 'i' | 'q'): string =>
  `COALESCE(${item}.notes, '') <> :driftedNote AND COALESCE(${item}.notes, '') NOT LIKE :notPaidNotes`;

/**
 * Holds each commission of the range whose payment has failed, and the one before this had failed too, or came back, and on
 * which finance has said nothing since; but for what the item says was never sent to a bank. The one before is the last that
 * reached a bank: what was released, or left unpaid because the ledger had changed, does not count. A batch made before
 * finance's word is what the word was about. The key is forced: where most holds are on people, MySQL
 * would rather read, and lock, all that there ever were.
 */
export const holdFailedTwice = (range: ItemRange, at: Date): Write => ({
  sql: `INSERT INTO mlm_payout_holds (kind, commission_id, open_key, reason, held_by, held_at)
        SELECT 'payment', i.commission_id, CONCAT('payment-', i.commission_id),
               LEFT(CONCAT('the payment failed twice, in ', c.batch_reference, ' (', COALESCE(p.notes, p.status),
                           '), then in ', b.batch_reference, ' (', COALESCE(i.notes, i.status), ')'), 500),
               'payment', :at
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          STRAIGHT_JOIN mlm_payout_batches b ON b.id = i.batch_id
          STRAIGHT_JOIN mlm_payout_batch_items p
             ON p.id = (SELECT ${byCommission('q')} MAX(q.id) FROM mlm_payout_batch_items q
                         WHERE q.commission_id = i.commission_id AND q.id <> i.id
                           AND (q.status IN ('paid', 'returned') OR (q.status = 'failed' AND ${wasSent('q')})))
          STRAIGHT_JOIN mlm_payout_batches c ON c.id = p.batch_id
         WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last
           AND i.status = 'failed' AND ${wasSent('i')} AND p.status IN ('failed', 'returned')
           AND NOT EXISTS (SELECT 1 FROM mlm_payout_holds w FORCE INDEX (idx_hold_commission)
                            WHERE w.commission_id = i.commission_id AND w.kind = 'payment'
                              AND (w.open_key IS NOT NULL OR c.made_at IS NULL OR c.made_at <= w.lifted_at))`,
  params: {
    ...range,
    at: utcText(at),
    driftedNote: DRIFTED_NOTE,
    notPaidNotes: `${NOT_PAID_NOTE}%`,
  },
  expectRows: 'any',
});

export type FailedTwiceRow = {
  readonly commissionId: string;
  readonly count: number;
  readonly total: Paise;
};

/** Those that were held at that instant because items of this batch failed; each with how many, and what they come to. */
export const readFailedTwice = (batchId: string, at: Date, limit: number): Read<FailedTwiceRow> => ({
  sql: `SELECT ${byCommission('i')} h.commission_id AS commissionId, COUNT(*) OVER () AS count, SUM(i.amount) OVER () AS total
          FROM mlm_payout_holds h
          STRAIGHT_JOIN mlm_payout_batch_items i ON i.commission_id = h.commission_id AND i.batch_id = :batchId
         WHERE h.open_key LIKE 'payment-%' AND h.held_at = :at
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, at: utcText(at), limit },
  row: z.object({ commissionId: IdColumn, count: CountColumn, total: AmountColumn }),
});
