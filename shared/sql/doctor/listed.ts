import * as z from 'zod';
import { CountColumn } from '../columns.ts';
import type { Read, SqlParams } from '../statement.ts';

/** A row of a finding, with the number and the INR of all rows that were found. */
export type Listed = {
  readonly found: number;
  readonly total: string | null;
  readonly row: Readonly<Record<string, string | null>>;
};

const LISTED_MAX = 100;

const Cell = z.string().nullable();

/**
 * The first rows of what a SELECT finds, each with count and sum of all: one statement, so that they agree. `amount` is
 * the column summed. A note of the host may be long; the SELECTs name short columns only, so a page fits into an answer.
 */
export const listed = (
  select: string,
  fields: readonly string[],
  order: string,
  params: SqlParams = {},
): Read<Listed> => ({
  sql: `SELECT f.*, COUNT(*) OVER () AS found, CAST(SUM(f.amount) OVER () AS DECIMAL(30, 2)) AS total
          FROM (${select}) f ORDER BY ${order} LIMIT ${LISTED_MAX}`,
  params,
  row: z
    .object({
      found: CountColumn,
      total: Cell,
      ...Object.fromEntries(fields.map((field) => [field, Cell])),
    })
    .transform(({ found, total, ...row }) => ({ found, total, row: row as Record<string, string | null> })),
});
