import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { BATCH_STATUSES, type BatchStatus } from '../../domain/batches/batch.ts';
import { ITEM_STATUSES, type ItemStatus } from '../../domain/batches/item-statuses.ts';
import { PAID_DIFFERS } from '../../domain/payments/item-notes.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { OPEN } from '../batches/settlement.ts';
import { AmountColumn, CountColumn, FlagColumn, IdColumn } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read, Write } from '../statement.ts';
import { PAYMENT, PaymentColumn } from './payment-column.ts';
import { DIFFERS, LEDGER_SAID } from './record-items.ts';

/** Named items of the batch; one JSON parameter, whatever their number. */
const NUMBERS = "JSON_TABLE(:itemNos, '$[*]' COLUMNS (item_no INT UNSIGNED PATH '$')) n";
const ITEMS =
  'STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (uq_item_no) ON i.batch_id = :batchId AND i.item_no = n.item_no';
const NAMED = `${NUMBERS}
          ${ITEMS}`;

/** Which item holds the commission. The hint keeps MySQL, while its statistics are old, from reading all items for each. */
export const HOLDER =
  'mlm_payout_batch_items h FORCE INDEX (uq_item_live_commission) ON h.live_commission_id = i.commission_id AND h.id <> i.id';

const named = (batchId: string, itemNos: readonly number[]) => ({
  batchId,
  itemNos: JSON.stringify(itemNos),
});

/** To the byte, whatever the table's collation: banks write other letters for another payment. */
const HAS_NOTE =
  'LOCATE(CAST(CONVERT(:note USING utf8mb4) AS BINARY), CAST(CONVERT(i.notes USING utf8mb4) AS BINARY)) > 0';

/** Given up by this batch; or, of a payment that nobody began, open while another item holds the commission. */
const LATE = `(i.status IN ('failed', 'released', 'dropped') OR (${OPEN} AND i.live_commission_id IS NULL))`;

/** Some of the named items that stand alike. */
export type LateGroup = {
  readonly count: number;
  readonly amount: Paise;
  readonly status: ItemStatus;
  readonly dropped: boolean;
  /** Recorded as paid late before, under this very reference. */
  readonly isRepeat: boolean;
  /** Whose item holds the commission; null where none does, or this item. */
  readonly heldByBatchId: string | null;
  /** Under which status. */
  readonly heldByStatus: ItemStatus | null;
};

const GROUP = `COUNT(*) AS count, SUM(i.amount) AS amount, i.status, i.dropped,
               COALESCE(${HAS_NOTE}, 0) AS isRepeat, h.batch_id AS heldByBatchId, h.status AS heldByStatus`;
const BY_GROUP = 'GROUP BY i.status, i.dropped, isRepeat, h.batch_id, h.status';

const GroupRow: z.ZodType<LateGroup> = z.object({
  count: CountColumn,
  amount: AmountColumn,
  status: z.enum(ITEM_STATUSES),
  dropped: FlagColumn,
  isRepeat: FlagColumn,
  heldByBatchId: IdColumn.nullable(),
  heldByStatus: z.enum(ITEM_STATUSES).nullable(),
});

/** How the named items stand, by groups, however many they are. */
export const readLateGroups = (
  batchId: string,
  itemNos: readonly number[],
  note: string,
): Read<LateGroup> => ({
  sql: `SELECT ${GROUP} FROM ${NAMED} LEFT JOIN ${HOLDER} ${BY_GROUP}`,
  params: { ...named(batchId, itemNos), note },
  row: GroupRow,
});

/**
 * The same, with their commissions locked until the transaction ends: what a run claims, another late payment takes or the
 * host writes from now on comes after this one, and sees it. MySQL locks no table that JSON makes, but for one that it has
 * laid out before.
 */
export const lockLateGroups = (
  batchId: string,
  itemNos: readonly number[],
  note: string,
): Read<LateGroup> => ({
  sql: `SELECT ${GROUP}
          FROM (SELECT DISTINCT n.item_no FROM ${NUMBERS}) n
          ${ITEMS}
          LEFT JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
          LEFT JOIN ${HOLDER}
         ${BY_GROUP} FOR UPDATE`,
  params: { ...named(batchId, itemNos), note },
  row: GroupRow,
});

/** A batch that holds what another has paid. */
export type Holder = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly status: BatchStatus;
  readonly settling: boolean;
  readonly payment: Payment | null;
  readonly headSeq: number;
  readonly headHash: string;
};

/** The batches, by id, each with the head of its stream: locked in the order of all locks. */
export const lockHolders = (batchIds: readonly string[]): Read<Holder> => {
  const { placeholders, params } = idList(batchIds);
  return {
    sql: `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status, b.settling_since IS NOT NULL AS settling,
                 ${PAYMENT} AS payment, s.seq AS headSeq, s.hash AS headHash
            FROM mlm_payout_batches b JOIN mlm_payout_streams s ON s.stream = ${BATCH_STREAM}
           WHERE b.id IN (${placeholders}) ORDER BY b.id FOR UPDATE`,
    params,
    row: z.object({
      batchId: IdColumn,
      batchReference: z.string(),
      status: z.enum(BATCH_STATUSES),
      settling: FlagColumn,
      payment: PaymentColumn,
      headSeq: CountColumn,
      headHash: z.string(),
    }),
  };
};

/** From a batch that has not been at a bank: its item drifts, and the commission is this one's. */
export const takeCommissions = (batchId: string, itemNos: readonly number[], fromBatchId: string): Write => ({
  sql: `UPDATE ${NAMED}
          STRAIGHT_JOIN mlm_payout_batch_items h FORCE INDEX (uq_item_live_commission)
             ON h.live_commission_id = i.commission_id AND h.id <> i.id
           SET h.live_commission_id = NULL
         WHERE ${LATE} AND h.batch_id = :fromBatchId AND h.status IN ('pending', 'approved')`,
  params: { ...named(batchId, itemNos), fromBatchId },
  expectRows: 'any',
});

/** Of the items of a commission, where the batch of an old script names it twice, the first. */
const FIRST_OF_COMMISSION = 'ROW_NUMBER() OVER (PARTITION BY i.commission_id ORDER BY i.item_no) = 1';

/**
 * Paid after all. It holds the commission where no other item does; else the money has left for the second time, and the
 * other goes on holding it. Which items are free is worked out before anything is set: a statement that sets a key that it
 * also reads by is not to be trusted.
 */
export const payLate = (batchId: string, itemNos: readonly number[], note: string): Write => ({
  sql: `UPDATE (SELECT i.id, ${FIRST_OF_COMMISSION} AND h.id IS NULL AS free
                  FROM ${NAMED} LEFT JOIN ${HOLDER}
                 WHERE ${LATE}) d
          STRAIGHT_JOIN mlm_payout_batch_items i FORCE INDEX (PRIMARY) ON i.id = d.id
          LEFT JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
           SET i.status = 'paid', i.mark = NULL,
               i.live_commission_id = CASE WHEN d.free THEN i.commission_id END,
               i.notes = CASE WHEN ${DIFFERS} THEN CONCAT(:differs, ' ', :note, ' ', i.amount, ', as approved, while the ledger ', ${LEDGER_SAID})
                              ELSE :note END`,
  params: { ...named(batchId, itemNos), note, differs: PAID_DIFFERS },
  expectRows: 'any',
});

/** Of what is paid, nothing is due any more, by whichever item. */
export const clearDueOfPaid = (batchId: string, itemNos: readonly number[]): Write => ({
  sql: `UPDATE ${NAMED}
          STRAIGHT_JOIN mlm_payout_batch_items q FORCE INDEX (uq_item_due_commission) ON q.due_commission_id = i.commission_id
           SET q.due_commission_id = NULL
         WHERE i.status = 'paid'`,
  params: named(batchId, itemNos),
  expectRows: 'any',
});

/** The ledger becomes paid where it still says approved; the marker follows the item that holds the commission. */
export const payLateCommissions = (batchId: string, itemNos: readonly number[]): Write => ({
  sql: `UPDATE ${NAMED}
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
           SET l.status = CASE WHEN l.status = 'approved' THEN 'paid' ELSE l.status END,
               l.payout_batch_id = CASE WHEN i.live_commission_id IS NULL THEN l.payout_batch_id ELSE i.batch_id END
         WHERE i.status = 'paid'`,
  params: named(batchId, itemNos),
  expectRows: 'any',
});

/** What the bank paid of the batch is more than was recorded; of dropped items, beside it. */
export const addLatePaid = (batchId: string, paid: string, dropped: string): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET paid_amount = CASE WHEN :paid = 0 THEN paid_amount ELSE COALESCE(paid_amount, 0) + :paid END,
               late_dropped_amount = CASE WHEN :dropped = 0 THEN late_dropped_amount ELSE COALESCE(late_dropped_amount, 0) + :dropped END
         WHERE id = :batchId`,
  params: { batchId, paid, dropped },
  expectRows: 1,
});
