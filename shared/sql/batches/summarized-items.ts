import * as z from 'zod';
import type { SummarizedPerson } from '../../domain/batches/people-summary.ts';
import { AmountColumn, CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** What is left of the batch: by number, as its list shows it. */
const LEFT = 'i.batch_id = :batchId AND i.item_no > 0 AND i.dropped = 0';

/** Whether an earlier batch has paid this person anything, or holds it still: what failed, or was let go, was never theirs. */
const KNOWN = `EXISTS (SELECT 1 FROM mlm_payout_batch_items e FORCE INDEX (idx_item_beneficiary)
                          JOIN mlm_payout_batches f ON f.id = e.batch_id
                         WHERE e.beneficiary_user_id = p.userId AND e.batch_id < :batchId
                           AND (e.status = 'paid' OR (e.status IN ('pending', 'approved') AND f.status <> 'cancelled')))`;

/** Whom a part of the batch pays, by their id: one statement over a million items and all their people would take too long. */
export type PeoplePart = { readonly batchId: string; readonly part: number; readonly parts: number };

/** Whom the part pays most, of all and of those who are new; one pass over the batch's items, for which nobody waits. */
export const readSummarizedPeople = (part: PeoplePart, listedMax: number): Read<SummarizedPerson> => ({
  sql: `SELECT t.userId, t.count, t.amount, t.firstTime, t.people, t.firstTimePeople, t.firstTimeAmount
          FROM (SELECT n.*, ROW_NUMBER() OVER (ORDER BY n.amount DESC, n.userId) AS place,
                       ROW_NUMBER() OVER (PARTITION BY n.firstTime ORDER BY n.amount DESC, n.userId) AS placeAmong,
                       COUNT(*) OVER () AS people, SUM(n.firstTime) OVER () AS firstTimePeople,
                       SUM(CASE WHEN n.firstTime = 1 THEN n.amount ELSE 0.00 END) OVER () AS firstTimeAmount
                  FROM (SELECT p.userId, p.count, p.amount, CASE WHEN ${KNOWN} THEN 0 ELSE 1 END AS firstTime
                          FROM (SELECT i.beneficiary_user_id AS userId, COUNT(*) AS count, SUM(i.amount) AS amount
                                  FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
                                 WHERE ${LEFT} AND MOD(i.beneficiary_user_id, :parts) = :part
                                 GROUP BY i.beneficiary_user_id) p) n) t
         WHERE t.place <= :listedMax OR (t.firstTime = 1 AND t.placeAmong <= :listedMax)`,
  params: { ...part, listedMax },
  row: z.object({
    userId: IdColumn,
    count: CountColumn,
    amount: AmountColumn,
    firstTime: CountColumn.transform((flag) => flag === 1),
    people: CountColumn,
    firstTimePeople: CountColumn,
    firstTimeAmount: AmountColumn,
  }),
});

export type LargestItem = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly userId: string;
  readonly amount: string;
};

/** The first of several that are as large. No row: nothing is left in it. */
export const readLargestItem = (batchId: string): Read<LargestItem> => ({
  sql: `SELECT i.item_no AS itemNo, i.commission_id AS commissionId, i.beneficiary_user_id AS userId, i.amount
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE ${LEFT} ORDER BY i.amount DESC, i.item_no LIMIT 1`,
  params: { batchId },
  row: z.object({ itemNo: CountColumn, commissionId: IdColumn, userId: IdColumn, amount: z.string() }),
});
