import * as z from 'zod';
import type { Stretch } from '../../domain/payments/stretch.ts';
import { OPEN } from '../batches/settlement.ts';
import { CountColumn } from '../columns.ts';
import type { Read, SqlParams, Write } from '../statement.ts';
import { AGAINST, within } from './stretches.ts';

/** Numbers of items, in one JSON parameter. */
const NUMBERED = (name: string): string =>
  `JSON_TABLE(:${name}, '$[*]' COLUMNS (item_no INT UNSIGNED PATH '$')) n`;

const NAMED = `${NUMBERED('itemNos')}
          STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (uq_item_no) ON i.batch_id = :batchId AND i.item_no = n.item_no`;

/** Left out of a payment that begins: named by finance. The caller compares how many there were. */
export const markLeftOut = (batchId: string, itemNos: readonly number[]): Write => ({
  sql: `UPDATE ${NAMED} SET i.mark = 'left_out' WHERE ${OPEN} AND i.mark IS NULL`,
  params: { batchId, itemNos: JSON.stringify(itemNos) },
  expectRows: 'any',
});

/** Made once and then looked up, which is why they are DISTINCT: a list of JSON would be read anew for every item. */
const EXCEPTED = `LEFT JOIN (SELECT DISTINCT n.item_no FROM ${NUMBERED('except')}) e ON e.item_no = i.item_no`;

export type MarkedStretches = {
  readonly batchId: string;
  readonly stretches: readonly Stretch[];
  /** Numbers to which the answer does not apply. */
  readonly except: readonly number[];
};

const markStretches = (
  { batchId, stretches, except }: MarkedStretches,
  set: string,
  isMeant: string,
  params: SqlParams = {},
): Write => {
  const found = within(batchId, stretches);
  return {
    sql: `UPDATE ${found.from}
          ${AGAINST.join}
          ${EXCEPTED}
           SET ${set}
         WHERE ${found.where} AND i.mark IS NULL AND ${isMeant}`,
    params: { ...found.params, except: JSON.stringify(except), ...params },
    expectRows: 'any',
  };
};

/** Left out of a payment that begins: what of the stretches has still drifted, or is on hold and not to be paid all the same. */
export const leaveOutStretches = (marked: MarkedStretches): Write =>
  markStretches(
    marked,
    `i.mark = 'left_out'`,
    `(${AGAINST.drifted} OR (${AGAINST.held} AND e.item_no IS NULL))`,
  );

const AGAINST_IT = `(${AGAINST.drifted} OR (${AGAINST.held}))`;

/** Of a payment that is recorded without a begin: what of the stretches the bank has not paid. */
export const failStretches = (marked: MarkedStretches, note: string): Write =>
  markStretches(marked, `i.mark = 'failed', i.notes = :note`, `${AGAINST_IT} AND e.item_no IS NULL`, {
    note,
  });

/** Of such a payment: what of the stretches finance has named as failed says why it never reached the bank. */
export const noteFailedStretches = (batchId: string, stretches: readonly Stretch[], note: string): Write => {
  const found = within(batchId, stretches);
  return {
    sql: `UPDATE ${found.from}
          ${AGAINST.join}
           SET i.notes = CONCAT(:beginning, i.notes)
         WHERE ${found.where} AND i.mark = 'failed' AND ${AGAINST_IT}`,
    params: { ...found.params, beginning: `${note}: ` },
    expectRows: 'any',
  };
};

/** To the byte, whatever the table's collation, and that of JSON. */
const OTHER_REASON =
  'NOT CAST(CONVERT(i.notes USING utf8mb4) AS BINARY) <=> CAST(CONVERT(n.reason USING utf8mb4) AS BINARY)';

export type FailedItem = { readonly itemNo: number; readonly reason: string };

/** Items that finance says were not paid. What was left out cannot fail: the bank never saw it. */
export const markFailed = (batchId: string, failed: readonly FailedItem[]): Write => ({
  sql: `UPDATE JSON_TABLE(:failed, '$[*]' COLUMNS (item_no INT UNSIGNED PATH '$.itemNo', reason VARCHAR(500) PATH '$.reason')) n
          STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (uq_item_no) ON i.batch_id = :batchId AND i.item_no = n.item_no
           SET i.mark = 'failed', i.notes = n.reason
         WHERE ${OPEN} AND (i.mark IS NULL OR (i.mark = 'failed' AND ${OTHER_REASON}))`,
  params: { batchId, failed: JSON.stringify(failed) },
  expectRows: 'any',
});

/** The bank has paid them after all. */
export const unmarkFailed = (batchId: string, itemNos: readonly number[]): Write => ({
  sql: `UPDATE ${NAMED} SET i.mark = NULL, i.notes = NULL WHERE ${OPEN} AND i.mark = 'failed'`,
  params: { batchId, itemNos: JSON.stringify(itemNos) },
  expectRows: 'any',
});

/** Of the named items, those that can be marked as failed: the caller compares how many were named. */
export const countMarkable = (batchId: string, itemNos: readonly number[]): Read<{ count: number }> => ({
  sql: `SELECT COUNT(*) AS count FROM ${NAMED} WHERE ${OPEN} AND (i.mark IS NULL OR i.mark = 'failed')`,
  params: { batchId, itemNos: JSON.stringify(itemNos) },
  row: z.object({ count: CountColumn }),
});

/** Of the named items, those that failed in the record that was made. */
export const countFailed = (batchId: string, itemNos: readonly number[]): Read<{ count: number }> => ({
  sql: `SELECT COUNT(*) AS count FROM ${NAMED} WHERE i.status = 'failed'`,
  params: { batchId, itemNos: JSON.stringify(itemNos) },
  row: z.object({ count: CountColumn }),
});

/** As before the payment began. */
export const clearMarks = (batchId: string): Write => ({
  sql: `UPDATE mlm_payout_batch_items i FORCE INDEX (uq_item_no)
           SET i.notes = CASE WHEN i.mark = 'failed' THEN NULL ELSE i.notes END, i.mark = NULL
         WHERE i.batch_id = :batchId AND i.item_no > 0 AND i.mark IS NOT NULL`,
  params: { batchId },
  expectRows: 'any',
});

/** What the record that is being decided on will say is paid; or says already, of what another item had held. */
export const countToBePaid = (batchId: string, itemCount: number): Read<{ count: number }> => ({
  sql: `SELECT COUNT(*) AS count FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE i.batch_id = :batchId AND i.item_no <= :itemCount AND i.dropped = 0
           AND (i.status = 'paid' OR (${OPEN} AND i.mark IS NULL))`,
  params: { batchId, itemCount },
  row: z.object({ count: CountColumn }),
});
