import * as z from 'zod';
import { CountColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read } from '../statement.ts';

export type HoldsOpen = {
  readonly count: number;
  /** Past their until: somebody is to look at them. */
  readonly overdue: number;
  readonly oldestAt: Date | null;
};

/** How many hold something now. By the key of the open ones: those that were lifted grow with the years. */
export const readHoldsOpen = (at: Date): Read<HoldsOpen> => ({
  sql: `SELECT COUNT(*) AS count, COALESCE(SUM(h.until_at <= :at), 0) AS overdue, MIN(h.held_at) AS oldestAt
          FROM mlm_payout_holds h WHERE h.open_key IS NOT NULL`,
  params: { at: utcText(at) },
  row: z.object({ count: CountColumn, overdue: CountColumn, oldestAt: UtcColumn.nullable() }),
});
