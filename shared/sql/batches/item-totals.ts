import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { CONTENT_HASH_FAN_OUT } from '../../domain/batches/content-hash.ts';
import { AmountColumn, CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** An item by all that people approve of it. */
const WHOLE = `CONCAT(t.item_no, '|', t.commission_id, '|', t.beneficiary_user_id, '|', t.amount)`;

/** One that was dropped is there by its number alone: the numbers stay dense, and the others what they were. */
const CONTENT = `CASE WHEN t.dropped = 1 THEN CONCAT(t.item_no, '|dropped') ELSE ${WHOLE} END`;

/** So is, of a payment, one that was left out of it. */
const FROZEN = `CASE WHEN t.mark = 'left_out' AND t.dropped = 0 THEN CONCAT(t.item_no, '|left_out') ELSE ${CONTENT} END`;

const FROM = 'FROM mlm_payout_batch_items t WHERE t.batch_id = :batchId';

const nodeSql = (children: string): string =>
  `SELECT (c.item_no - 1) DIV ${CONTENT_HASH_FAN_OUT} + 1 AS item_no,
          SHA2(GROUP_CONCAT(c.digest ORDER BY c.item_no SEPARATOR ''), 256) AS digest
     FROM (${children}) c GROUP BY (c.item_no - 1) DIV ${CONTENT_HASH_FAN_OUT} + 1`;

/** The root of the digests, `depth` levels up. */
const rootSql = (leaves: string, depth: number): string => {
  let tree = leaves;
  for (let level = 0; level < depth; level += 1) tree = nodeSql(tree);
  return `(SELECT r.digest FROM (${tree}) r WHERE r.item_no = 1)`;
};

const contentRoot = (depth: number): string =>
  rootSql(`SELECT t.item_no, SHA2(${CONTENT}, 256) AS digest ${FROM}`, depth);
const frozenRoot = (depth: number): string =>
  rootSql(`SELECT t.item_no, SHA2(${FROZEN}, 256) AS digest ${FROM} AND t.item_no <= :itemCount`, depth);

export type ItemTotals = {
  /** Without what was dropped, or left out. */
  readonly count: number;
  readonly amount: Paise;
  readonly root: string | null;
};

export const ItemTotalsRow = z.object({
  count: CountColumn,
  amount: AmountColumn,
  root: z.string().nullable(),
});

/** What the batch holds, from the items themselves, and the root of their digests `depth` levels up. */
export const readItemTotals = (batchId: string, depth: number): Read<ItemTotals> => ({
  sql: `SELECT COALESCE(SUM(t.dropped = 0), 0) AS count, COALESCE(SUM(CASE WHEN t.dropped = 0 THEN t.amount END), 0) AS amount,
               ${contentRoot(depth)} AS root
          ${FROM}`,
  params: { batchId },
  row: ItemTotalsRow,
});

const PAYABLE = `t.dropped = 0 AND COALESCE(t.mark, '') <> 'left_out'`;

/** What of the batch a payment is for; of one that was begun, whatever has become of its items since. */
export const readFrozenTotals = (batchId: string, depth: number, itemCount: number): Read<ItemTotals> => ({
  sql: `SELECT COALESCE(SUM(${PAYABLE}), 0) AS count, COALESCE(SUM(CASE WHEN ${PAYABLE} THEN t.amount END), 0) AS amount,
               ${frozenRoot(depth)} AS root
          ${FROM} AND t.item_no <= :itemCount`,
  params: { batchId, itemCount },
  row: ItemTotalsRow,
});

export type TotalsToFreeze = { readonly whole: ItemTotals; readonly frozen: ItemTotals };

/** Both at once, for a payment that begins: what the batch holds, and what of it the payment is for. */
export const readTotalsToFreeze = (
  batchId: string,
  depth: number,
  itemCount: number,
): Read<TotalsToFreeze> => ({
  sql: `SELECT w.*, COALESCE(SUM(${PAYABLE}), 0) AS frozenCount,
               COALESCE(SUM(CASE WHEN ${PAYABLE} THEN t.amount END), 0) AS frozenAmount, ${frozenRoot(depth)} AS frozenRoot
          FROM (${readItemTotals(batchId, depth).sql}) w
          JOIN mlm_payout_batch_items t ON t.batch_id = :batchId AND t.item_no <= :itemCount
         GROUP BY w.count, w.amount, w.root`,
  params: { batchId, itemCount },
  row: ItemTotalsRow.extend({
    frozenCount: CountColumn,
    frozenAmount: AmountColumn,
    frozenRoot: z.string().nullable(),
  }).transform(({ frozenCount: count, frozenAmount: amount, frozenRoot: root, ...whole }) => ({
    whole,
    frozen: { count, amount, root },
  })),
});
