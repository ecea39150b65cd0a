import * as z from 'zod';
import type { Stretch } from '../../domain/payments/stretch.ts';
import { DRIFTED } from '../batches/drift.ts';
import { OPEN } from '../batches/settlement.ts';
import { CountColumn, FlagColumn } from '../columns.ts';
import { HOLDS } from '../runs/eligible.ts';
import type { Read } from '../statement.ts';

/** Somebody has said that it is not to be paid for now. */
const HELD = `${OPEN} AND (hp.user_id IS NOT NULL OR hc.commission_id IS NOT NULL)`;

const LEDGER = `LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id
          ${HOLDS}`;

/** As many as one answer of the Data API holds well; where there are more, something is wrong with all of the batch. */
export const STRETCHES_MAX = 10_000;

const Row: z.ZodType<Stretch> = z.object({ first: CountColumn, last: CountColumn, held: FlagColumn });

const HELD_ONLY = `CASE WHEN ${DRIFTED} THEN 0 ELSE 1 END`;

/** Neighbours that are alike share the difference between their number and their place. */
const stretchesSql = (from: string): string =>
  `SELECT MIN(d.itemNo) AS first, MAX(d.itemNo) AS last, d.held
     FROM (SELECT i.item_no AS itemNo, ${HELD_ONLY} AS held,
                  CAST(i.item_no AS SIGNED) - CAST(ROW_NUMBER() OVER (PARTITION BY ${HELD_ONLY} ORDER BY i.item_no) AS SIGNED) AS island
             FROM ${from}
              AND (${DRIFTED} OR (${HELD}))) d
    GROUP BY d.held, d.island ORDER BY first, d.held LIMIT ${STRETCHES_MAX + 1}`;

/** Outside of any transaction: a million items take seconds, in which others would wait. */
export const readStretches = (batchId: string): Read<Stretch> => ({
  sql: stretchesSql(`mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          ${LEDGER}
            WHERE i.batch_id = :batchId`),
  params: { batchId },
  row: Row,
});

/** Only what has drifted; with whether the batch pays this user, so that it takes one call. */
export const readDriftedStretches = (
  batchId: string,
  userId: string,
): Read<Stretch & { readonly paysCaller: boolean }> => ({
  sql: `SELECT d.*, EXISTS (SELECT 1 FROM mlm_payout_batch_items p
                             WHERE p.batch_id = :batchId AND p.beneficiary_user_id = CAST(:userId AS UNSIGNED)) AS paysCaller
          FROM (${stretchesSql(`mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          ${LEDGER}
            WHERE i.batch_id = :batchId AND ${DRIFTED}`)}) d ORDER BY d.first`,
  params: { batchId, userId },
  row: z.object({ first: CountColumn, last: CountColumn, held: FlagColumn, paysCaller: FlagColumn }),
});

/** Items of the batch by their stretches: one JSON parameter, whatever their number. */
export const WITHIN = `JSON_TABLE(:stretches, '$[*]' COLUMNS (first_no INT UNSIGNED PATH '$.first', last_no INT UNSIGNED PATH '$.last')) w
          STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (uq_item_no)
             ON i.batch_id = :batchId AND i.item_no BETWEEN w.first_no AND w.last_no`;

/** What of them still stands so, once the batch is locked. */
export const readStretchesAgain = (batchId: string, stretches: readonly Stretch[]): Read<Stretch> => ({
  sql: stretchesSql(`${WITHIN}
          ${LEDGER}
            WHERE 1 = 1`),
  params: { batchId, stretches: JSON.stringify(stretches) },
  row: Row,
});

/** For statements over WITHIN: what tells of an open item that the ledger, or only a hold, stands against it. */
export const AGAINST = { join: LEDGER, drifted: DRIFTED, held: HELD } as const;
