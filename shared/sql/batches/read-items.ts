import * as z from 'zod';
import { ITEM_STATUSES, type ItemStatus } from '../../domain/batches/item-statuses.ts';
import { UNPAID_STATUSES, type UnpaidStatus } from '../../domain/batches/unpaid-statuses.ts';
import { ITEM_MARKS, type ItemMark } from '../../domain/payments/item-marks.ts';
import { CountColumn, FlagColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { byCommission } from './by-commission.ts';

export type ItemRow = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly userId: string;
  readonly name: string | null;
  readonly amount: string;
  readonly status: ItemStatus;
  readonly mark: ItemMark | null;
  readonly dropped: boolean;
  readonly notes: string | null;
  /** Of the batch before that last failed to pay it, or whose payment came back. */
  readonly beforeBatchId: string | null;
  readonly beforeReference: string | null;
  readonly beforeStatus: UnpaidStatus | null;
};

/** Of a batch; each that is null leaves nothing out. */
export type ItemFilter = {
  readonly batchId: string;
  readonly person: string | null;
  readonly commission: string | null;
  readonly status: ItemStatus | null;
  readonly mark: ItemMark | null;
  readonly numbers: readonly number[] | null;
};

/**
 * By the key that leads to the fewest. One of a commission is found by the key of commissions, which a table of the old script
 * may have under another name: so the optimizer is only kept from the one that would lead past all items of the batch.
 */
const keyFor = ({ person, commission, numbers }: ItemFilter): string => {
  if (numbers !== null) return 'FORCE INDEX (uq_item_no)';
  if (commission !== null) return 'IGNORE INDEX (uq_item_no)';
  return person === null ? 'FORCE INDEX (uq_item_no)' : 'FORCE INDEX (idx_item_beneficiary)';
};

const ITEMS = 'mlm_payout_batch_items i';

/** Numbers are looked up one by one: not by reading past all items between them. */
const NUMBERED = `JSON_TABLE(:numbers, '$[*]' COLUMNS (item_no INT UNSIGNED PATH '$')) n STRAIGHT_JOIN ${ITEMS}`;

const whereOf = ({ person, commission, status, mark, numbers }: ItemFilter): string =>
  [
    'i.batch_id = :batchId AND i.item_no > :afterItemNo',
    ...(person === null ? [] : ['i.beneficiary_user_id = CAST(:person AS UNSIGNED)']),
    ...(commission === null ? [] : ['i.commission_id = CAST(:commission AS UNSIGNED)']),
    ...(status === null ? [] : ['i.status = :status']),
    ...(mark === null ? [] : ['i.mark = :mark']),
    ...(numbers === null ? [] : ['i.item_no = n.item_no']),
  ].join(' AND ');

/** By number, those after the given one. */
export const readItems = (filter: ItemFilter, afterItemNo: number, limit: number): Read<ItemRow> => ({
  sql: `SELECT i.item_no AS itemNo, i.commission_id AS commissionId, i.beneficiary_user_id AS userId, u.name,
               i.amount, i.status, i.mark, i.dropped = 1 AS dropped, i.notes,
               p.batch_id AS beforeBatchId, c.batch_reference AS beforeReference, p.status AS beforeStatus
          FROM ${filter.numbers === null ? ITEMS : NUMBERED} ${keyFor(filter)}
          LEFT JOIN users u ON u.id = i.beneficiary_user_id
          LEFT JOIN mlm_payout_batch_items p
            ON p.id = (SELECT ${byCommission('q')} MAX(q.id) FROM mlm_payout_batch_items q
                        WHERE q.commission_id = i.commission_id AND q.id < i.id AND q.batch_id <> i.batch_id
                          AND q.status IN ('failed', 'returned'))
          LEFT JOIN mlm_payout_batches c ON c.id = p.batch_id
         WHERE ${whereOf(filter)}
         ORDER BY i.item_no LIMIT :limit`,
  params: {
    batchId: filter.batchId,
    ...(filter.person !== null && { person: filter.person }),
    ...(filter.commission !== null && { commission: filter.commission }),
    ...(filter.status !== null && { status: filter.status }),
    ...(filter.mark !== null && { mark: filter.mark }),
    ...(filter.numbers !== null && { numbers: JSON.stringify([...new Set(filter.numbers)]) }),
    afterItemNo,
    limit,
  },
  row: z.object({
    itemNo: CountColumn,
    commissionId: IdColumn,
    userId: IdColumn,
    name: z.string().nullable(),
    amount: z.string(),
    status: z.enum(ITEM_STATUSES),
    mark: z.enum(ITEM_MARKS).nullable(),
    dropped: FlagColumn,
    notes: z.string().nullable(),
    beforeBatchId: IdColumn.nullable(),
    beforeReference: z.string().nullable(),
    beforeStatus: z.enum(UNPAID_STATUSES).nullable(),
  }),
});

type Sum = { readonly count: number; readonly amount: string };

const SumRow = z.object({ count: CountColumn, amount: z.string() });

/** All that the batch pays this person; what was dropped from it is in no sum of it. */
export const readSumOfPerson = (batchId: string, person: string): Read<Sum> => ({
  sql: `SELECT COUNT(*) AS count, COALESCE(SUM(i.amount), 0.00) AS amount
          FROM mlm_payout_batch_items i FORCE INDEX (idx_item_beneficiary)
         WHERE i.beneficiary_user_id = CAST(:person AS UNSIGNED) AND i.batch_id = :batchId AND i.dropped = 0`,
  params: { batchId, person },
  row: SumRow,
});

/** All that a begun payment has marked so. */
export const readSumOfMarked = (batchId: string, mark: ItemMark): Read<Sum> => ({
  sql: `SELECT COUNT(*) AS count, COALESCE(SUM(i.amount), 0.00) AS amount
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE i.batch_id = :batchId AND i.item_no > 0 AND i.mark = :mark`,
  params: { batchId, mark },
  row: SumRow,
});
