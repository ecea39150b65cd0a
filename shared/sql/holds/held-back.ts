import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { AmountColumn, CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type HeldBack = { readonly userId: string; readonly count: number; readonly amount: Paise };

/**
 * What a hold on each of these people keeps out of every run: approved, in no batch, and an amount that can be paid. No row:
 * nothing. It reads what each of them has earned, and not all that is approved, nor all that is in no batch; the hint is for
 * MySQL, and says nothing where the host's key has another name.
 */
export const readHeldBack = (userIds: readonly string[]): Read<HeldBack> => ({
  sql: `SELECT /*+ JOIN_INDEX(l idx_commission_beneficiary) */ n.user_id AS userId, COUNT(*) AS count, CAST(SUM(l.amount) AS DECIMAL(30, 2)) AS amount
          FROM JSON_TABLE(:userIds, '$[*]' COLUMNS (user_id BIGINT UNSIGNED PATH '$')) n
          STRAIGHT_JOIN mlm_commission_ledger l IGNORE INDEX (idx_payout_claim) ON l.beneficiary_user_id = n.user_id
         WHERE l.status = 'approved' AND l.payout_batch_id IS NULL AND l.amount > 0 AND l.amount = ROUND(l.amount, 2)
         GROUP BY n.user_id`,
  params: { userIds: JSON.stringify(userIds) },
  row: z.object({ userId: IdColumn, count: CountColumn, amount: AmountColumn }),
});
