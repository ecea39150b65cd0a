import * as z from 'zod';
import { AmountColumn, type Paise } from '../../domain/basics/money.ts';
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
};

export const ItemTotalsRow = z.object({
  count: CountColumn,
  amount: AmountColumn,
  root: z.string().nullable(),
});

/** What the batch holds, from the items themselves, and the root of their digests `depth` levels up. */
export const readItemTotals = (batchId: string, depth: number): Read<ItemTotals> => {
  let tree = leafSql;
  for (let level = 0; level < depth; level += 1) tree = nodeSql(tree);
  return {
    sql: `SELECT COUNT(*) AS count, COALESCE(SUM(t.amount), 0) AS amount,
                 (SELECT r.digest FROM (${tree}) r WHERE r.item_no = 1) AS root
            FROM mlm_payout_batch_items t WHERE t.batch_id = :batchId`,
    params: { batchId },
    row: ItemTotalsRow,
  };
};
