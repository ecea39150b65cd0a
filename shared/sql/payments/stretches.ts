import * as z from 'zod';
import type { Stretch } from '../../domain/payments/stretch.ts';
import { DRIFTED } from '../batches/drift.ts';
import { allItems, type ItemRange, OPEN } from '../batches/settlement.ts';
import { CountColumn, FlagColumn } from '../columns.ts';
import { HOLDS } from '../runs/eligible.ts';
import type { Read, SqlParams } from '../statement.ts';

/** Somebody has said that it is not to be paid for now. */
const HELD = `${OPEN} AND (hp.user_id IS NOT NULL OR hc.commission_id IS NOT NULL)`;

const LEDGER = `LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id
          ${HOLDS}`;

/** As many as one answer of the Data API holds well. One more is read where there are more. */
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

const OF_BATCH = `mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          ${LEDGER}
            WHERE i.batch_id = :batchId`;
const DRIFTED_OF_BATCH = `${OF_BATCH} AND ${DRIFTED}`;

/** Outside of any transaction: a million items take seconds, in which others would wait. */
export const readStretches = (batchId: string): Read<Stretch> => ({
  sql: stretchesSql(OF_BATCH),
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
          FROM (${stretchesSql(DRIFTED_OF_BATCH)}) d ORDER BY d.first`,
  params: { batchId, userId },
  row: z.object({ first: CountColumn, last: CountColumn, held: FlagColumn, paysCaller: FlagColumn }),
});

/** Up to so many items are found by their numbers, in one parameter; of more, all between the first and the last are looked at. */
const NUMBERED_MAX = 100_000;

type Within = { readonly from: string; readonly where: string; readonly params: SqlParams };

const numbersIn = (stretches: readonly Stretch[]): number[] =>
  stretches.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );

const between = ({ batchId, first, last }: ItemRange): Within => ({
  from: 'mlm_payout_batch_items i FORCE INDEX (uq_item_no)',
  where: 'i.batch_id = :batchId AND i.item_no BETWEEN :firstNo AND :lastNo',
  params: { batchId, firstNo: first, lastNo: last },
});

/**
 * The items of the stretches, for statements that ask each of them once more; all of the batch where there are more stretches
 * than were read. A join by BETWEEN would read the whole batch for every stretch.
 */
export const within = (batchId: string, stretches: readonly Stretch[]): Within => {
  if (stretches.length > STRETCHES_MAX) return between(allItems(batchId));
  const count = stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (count <= NUMBERED_MAX) {
    return {
      from: `JSON_TABLE(:itemNos, '$[*]' COLUMNS (item_no INT UNSIGNED PATH '$')) w
          STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (uq_item_no) ON i.batch_id = :batchId AND i.item_no = w.item_no`,
      where: 'i.batch_id = :batchId',
      params: { batchId, itemNos: JSON.stringify(numbersIn(stretches)) },
    };
  }
  const first = stretches.reduce((least, stretch) => Math.min(least, stretch.first), Number.MAX_SAFE_INTEGER);
  const last = stretches.reduce((most, stretch) => Math.max(most, stretch.last), 0);
  return between({ batchId, first, last });
};

/** What of them still stands so, once the batch is locked. */
export const readStretchesAgain = (batchId: string, stretches: readonly Stretch[]): Read<Stretch> => {
  const { from, where, params } = within(batchId, stretches);
  return {
    sql: stretchesSql(`${from}
          ${LEDGER}
            WHERE ${where}`),
    params,
    row: Row,
  };
};

/** For statements over `within`: what tells of an open item that the ledger, or only a hold, stands against it. */
export const AGAINST = { join: LEDGER, drifted: DRIFTED, held: HELD } as const;
