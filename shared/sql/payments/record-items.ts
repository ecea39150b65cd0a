import * as z from 'zod';
import { LEFT_OUT_NOTE, PAID_DIFFERS } from '../../domain/payments/item-notes.ts';
import { inLedgerOrder } from '../batches/in-ledger-order.ts';
import { DUE, type ItemRange, OPEN } from '../batches/settlement.ts';
import { CountColumn } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

const RANGE = 'i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last';
const ITEMS = 'mlm_payout_batch_items i FORCE INDEX (uq_item_no)';
const LEDGER = 'mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id';

/** What finance said failed: the statement that says so is the one that lets go. */
export const failMarked = (range: ItemRange): Write => ({
  sql: `UPDATE ${ITEMS}
           SET i.status = 'failed', i.due_commission_id = ${DUE}, i.live_commission_id = NULL, i.mark = NULL
         WHERE ${RANGE} AND ${OPEN} AND i.mark = 'failed'`,
  params: { ...range },
  expectRows: 'any',
});

/** What the payment was not for, lets go too: what was left out of it, and what somebody put in by SQL since. */
export const releaseUnfrozen = (range: ItemRange, itemCount: number): Write => ({
  sql: `UPDATE ${ITEMS}
           SET i.status = 'released', i.due_commission_id = ${DUE}, i.live_commission_id = NULL, i.notes = :note
         WHERE ${RANGE} AND ${OPEN} AND (i.mark = 'left_out' OR i.item_no > :itemCount)`,
  params: { ...range, itemCount, note: LEFT_OUT_NOTE },
  expectRows: 'any',
});

/** What the ledger said where it did not say what was approved; for a note of the item. */
export const LEDGER_SAID = `CASE WHEN l.id IS NULL THEN 'had no such commission'
                    ELSE CONCAT('said ', COALESCE(l.status, 'nothing'), ', ', COALESCE(l.amount, 'no amount'), ' for user #',
                                COALESCE(l.beneficiary_user_id, 'nobody')) END`;

/** The ledger does not say what was approved of the item. */
export const DIFFERS = `(l.id IS NULL OR NOT (l.status <=> 'approved') OR NOT (l.amount <=> i.amount)
                     OR NOT (l.beneficiary_user_id <=> i.beneficiary_user_id))`;

/**
 * The commissions of what is left open, until the transaction ends. Without it a host that writes between the statement that
 * compares and the one that pays would change what nobody notes: under READ COMMITTED the first locks no ledger row.
 */
export const lockCommissions = (range: ItemRange): Read<{ count: number }> => ({
  sql: `SELECT COUNT(*) AS count FROM ${ITEMS} STRAIGHT_JOIN ${LEDGER}
         WHERE ${RANGE} AND ${OPEN} FOR UPDATE`,
  params: { ...range },
  row: z.object({ count: CountColumn }),
});

/** Before they are paid: where the ledger says something else than was approved. The bank has paid all the same. */
export const noteDiffering = (range: ItemRange): Write => ({
  sql: `UPDATE ${ITEMS} LEFT JOIN ${LEDGER}
           SET i.notes = CONCAT(:differs, ' paid ', i.amount, ', as approved, while the ledger ', ${LEDGER_SAID})
         WHERE ${RANGE} AND ${OPEN} AND ${DIFFERS}`,
  params: { ...range, differs: PAID_DIFFERS },
  expectRows: 'any',
});

/** The commissions of what is left open, as far as they are still approved, whatever their amount or person is now. */
export const payApprovedCommissions = (range: ItemRange): Write => ({
  sql: `UPDATE ${inLedgerOrder(OPEN)} STRAIGHT_JOIN ${LEDGER}
           SET l.status = 'paid', l.payout_batch_id = i.batch_id
         WHERE l.status = 'approved'`,
  params: { ...range },
  expectRows: 'any',
});

/** What is left open is what the bank paid. */
export const payOpenItems = (range: ItemRange): Write => ({
  sql: `UPDATE ${ITEMS} SET i.status = 'paid' WHERE ${RANGE} AND ${OPEN}`,
  params: { ...range },
  expectRows: 'any',
});
