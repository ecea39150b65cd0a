import * as z from 'zod';
import { AmountColumn, type Paise } from '../../domain/basics/money.ts';
import type { Tally } from '../../domain/basics/tally.ts';
import { CONTENT_HASH_FAN_OUT } from '../../domain/batches/content-hash.ts';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

const leafSql = `SELECT item_no, SHA2(CONCAT(item_no, '|', commission_id, '|', beneficiary_user_id, '|', amount), 256) AS digest
          FROM mlm_payout_batch_items WHERE batch_id = :batchId`;

const nodeSql = (children: string): string =>
  `SELECT (c.item_no - 1) DIV ${CONTENT_HASH_FAN_OUT} + 1 AS item_no,
          SHA2(GROUP_CONCAT(c.digest ORDER BY c.item_no SEPARATOR ''), 256) AS digest
     FROM (${children}) c GROUP BY (c.item_no - 1) DIV ${CONTENT_HASH_FAN_OUT} + 1`;

export type ItemTotals = {
  readonly count: number;
  readonly amount: Paise;
  readonly root: string | null;
  /** Items whose beneficiary is no user: deleted between survey and claim. */
  readonly withoutUser: number;
};

const ItemTotalsRow = z.object({
  count: CountColumn,
  amount: AmountColumn,
  root: z.string().nullable(),
  withoutUser: CountColumn,
});

const totalsSql = (depth: number, more = ''): string => {
  let tree = leafSql;
  for (let level = 0; level < depth; level += 1) tree = nodeSql(tree);
  return `SELECT COUNT(*) AS count, COALESCE(SUM(t.amount), 0) AS amount${more},
                 (SELECT r.digest FROM (${tree}) r WHERE r.item_no = 1) AS root,
                 (SELECT COUNT(*) FROM mlm_payout_batch_items m LEFT JOIN users u ON u.id = m.beneficiary_user_id
                   WHERE m.batch_id = :batchId AND u.id IS NULL) AS withoutUser
            FROM mlm_payout_batch_items t WHERE t.batch_id = :batchId`;
};

/** What the batch holds, from the items themselves, and the root of their digests `depth` levels up. */
export const readItemTotals = (batchId: string, depth: number): Read<ItemTotals> => ({
  sql: totalsSql(depth),
  params: { batchId },
  row: ItemTotalsRow,
});

/** With what came in by being due: the items behind those that the window held. */
export type ClaimTotals = ItemTotals & {
  readonly due: Tally;
  /** Of all that was claimed, by the window too: so many are still said to be due, and are not any more. */
  readonly stillDue: number;
};

/**
 * From the key of the due, which are few, while the items may be a million. Locked, and so as of now: under REPEATABLE READ
 * a plain read would miss what a worker let go of since this transaction began, and the claim has taken.
 */
const STILL_DUE = `(SELECT COUNT(*) FROM mlm_payout_batch_items q FORCE INDEX (uq_item_due_commission)
                    STRAIGHT_JOIN mlm_payout_batch_items n FORCE INDEX (uq_item_live_commission) ON n.live_commission_id = q.due_commission_id
                   WHERE q.due_commission_id > 0 AND n.batch_id = :batchId LOCK IN SHARE MODE) AS stillDue`;

export const readClaimTotals = (batchId: string, depth: number, lastInWindow: number): Read<ClaimTotals> => ({
  sql: totalsSql(
    depth,
    `, ${STILL_DUE}, COUNT(CASE WHEN t.item_no > :lastInWindow THEN 1 END) AS dueCount,
                 COALESCE(SUM(CASE WHEN t.item_no > :lastInWindow THEN t.amount END), 0) AS dueAmount`,
  ),
  params: { batchId, lastInWindow },
  row: ItemTotalsRow.extend({
    dueCount: CountColumn,
    dueAmount: AmountColumn,
    stillDue: CountColumn,
  }).transform(({ dueCount: count, dueAmount: amount, ...totals }) => ({
    ...totals,
    due: { count, amount },
  })),
});
