import * as z from 'zod';
import type { ListedItem } from '../../domain/restores/listed-item.ts';
import { inLedgerOrder } from '../batches/in-ledger-order.ts';
import type { ItemRange } from '../batches/settlement.ts';
import { CountColumn, utcText } from '../columns.ts';
import type { Read, SqlParams, Write } from '../statement.ts';

const LISTED = `JSON_TABLE(:items, '$[*]' COLUMNS (
                 item_no INT UNSIGNED PATH '$[0]', commission_id BIGINT UNSIGNED PATH '$[1]', user_id BIGINT UNSIGNED PATH '$[2]',
                 amount DECIMAL(15,2) PATH '$[3]', dropped INT PATH '$[4]')) k`;

/**
 * The ledger has another commission under that number: it says something else, and was written after the batch was made. What
 * was only changed since is the same: the bank may have paid it, so it is held, and has drifted.
 */
const GIVEN_AGAIN = `((l.beneficiary_user_id <> k.user_id OR l.amount <> k.amount)
              AND COALESCE(l.created_at > FROM_UNIXTIME(:madeAtSeconds), 0))`;

export type ListedItems = {
  readonly batchId: string;
  readonly items: readonly ListedItem[];
  /** null: nobody knows. */
  readonly madeAt: Date | null;
};

/** Of a batch that no run of ours made nobody knows when: then nothing was given again. */
const LAST_SECOND = 2_147_483_647;

const paramsOf = ({ items, madeAt }: Omit<ListedItems, 'batchId'>): SqlParams => ({
  items: JSON.stringify(
    items.map(({ itemNo, commissionId, beneficiaryUserId, amount, dropped }) => [
      itemNo,
      commissionId,
      beneficiaryUserId,
      amount,
      dropped ? 1 : 0,
    ]),
  ),
  madeAtSeconds: madeAt ? Math.ceil(madeAt.getTime() / 1_000) : LAST_SECOND,
});

/**
 * The items of a list whose commissions the ledger has. Each reserves its commission where nothing else does; twice in a batch
 * of the old script, the first does.
 */
export const insertRestoredItems = ({ batchId, ...listed }: ListedItems): Write => ({
  sql: `INSERT INTO mlm_payout_batch_items
          (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, dropped, live_commission_id)
        SELECT :batchId, d.item_no, d.commission_id, d.user_id, d.amount, CASE WHEN d.dropped = 1 THEN 'dropped' ELSE 'pending' END,
               d.dropped, CASE WHEN d.dropped = 0 AND d.place = 1 AND d.holder IS NULL THEN d.commission_id END
          FROM (SELECT k.item_no, k.commission_id, k.user_id, k.amount, k.dropped, h.id AS holder,
                       ROW_NUMBER() OVER (PARTITION BY k.commission_id ORDER BY k.dropped, k.item_no) AS place
                  FROM ${LISTED}
                  STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = k.commission_id
                  LEFT JOIN mlm_payout_batch_items h ON h.live_commission_id = k.commission_id
                 WHERE NOT ${GIVEN_AGAIN}) d`,
  params: { batchId, ...paramsOf(listed) },
  expectRows: 'any',
});

/** The marker follows the item that reserves the commission. */
export const markRestored = (range: ItemRange): Write => ({
  sql: `UPDATE ${inLedgerOrder('i.live_commission_id IS NOT NULL')}
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
           SET l.payout_batch_id = i.batch_id
         WHERE l.payout_batch_id IS NULL`,
  params: { ...range },
  expectRows: 'any',
});

/** What the batch has is due no more, whichever batch had let it go. */
export const clearDueOfRestored = (range: ItemRange): Write => ({
  sql: `UPDATE mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          STRAIGHT_JOIN mlm_payout_batch_items q FORCE INDEX (uq_item_due_commission) ON q.due_commission_id = i.live_commission_id
           SET q.due_commission_id = NULL
         WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last`,
  params: { ...range },
  expectRows: 'any',
});

/** Of a list, the items that the batch does not have. */
export const readNotRestored = ({
  batchId,
  items,
}: Pick<ListedItems, 'batchId' | 'items'>): Read<{ itemNo: number }> => ({
  sql: `SELECT k.item_no AS itemNo
          FROM ${LISTED}
          LEFT JOIN mlm_payout_batch_items i ON i.batch_id = :batchId AND i.item_no = k.item_no
         WHERE i.id IS NULL ORDER BY k.item_no`,
  params: { batchId, items: paramsOf({ items, madeAt: null })['items'] ?? null },
  row: z.object({ itemNo: CountColumn }),
});

const HOLD_REASON =
  'what became of it is lost with a restored database, in which the bank may have paid it late: look at the bank first';

/**
 * What a batch that is over has let go, and nothing else has: finance says when to try it again. `at`, of the whole restore:
 * a repeat holds nothing twice.
 */
export const holdLetGo = (range: ItemRange, at: Date): Write => ({
  sql: `INSERT INTO mlm_payout_holds (kind, commission_id, open_key, reason, held_by, held_at)
        SELECT DISTINCT 'payment', i.commission_id, CONCAT('payment-', i.commission_id), :reason, 'restore', :at
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
         WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last
           AND i.status IN ('failed', 'released', 'dropped')
           AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items h WHERE h.live_commission_id = i.commission_id)
           AND NOT EXISTS (SELECT 1 FROM mlm_payout_holds w
                            WHERE w.commission_id = i.commission_id AND w.kind = 'payment'
                              AND (w.open_key IS NOT NULL OR w.held_at = :at))`,
  params: { ...range, reason: HOLD_REASON, at: utcText(at) },
  expectRows: 'any',
});
