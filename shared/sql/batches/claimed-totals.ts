import type * as z from 'zod';
import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import type { Paise } from '../../domain/basics/money.ts';
import type { Tally } from '../../domain/basics/tally.ts';
import type { EntitledApprover } from '../../domain/batches/may-approve.ts';
import type { BusinessDay } from '../../domain/runs/business-day.ts';
import { MAY_APPROVE } from '../approvers/may-approve.ts';
import { AmountColumn, CountColumn, FlagColumn, IdColumn, IdSumColumn, utcText } from '../columns.ts';
import type { LastClaimed } from '../runs/survey.ts';
import type { Read } from '../statement.ts';
import { type ItemTotals, ItemTotalsRow, readItemTotals } from './item-totals.ts';

/** What was just claimed, and what it is judged together with. */
export type ClaimedTotals = ItemTotals & {
  /** Of the ids of its commissions. */
  readonly idSum: bigint;
  /** Items whose beneficiary is no user: deleted between survey and claim. */
  readonly withoutUser: number;
  /** Of the other batches made on this business day that are not cancelled. */
  readonly othersOfDay: Paise;
  /** What came in by being due: the items behind those that the window held. */
  readonly due: Tally;
  /** Of all that was claimed, by the window too: so many are still said to be due, and are not any more. */
  readonly stillDue: number;
  /** Approvers since before the batch was made. */
  readonly approvers: readonly EntitledApprover[];
};

const ClaimedRow = ItemTotalsRow.extend({
  withoutUser: CountColumn,
  idSum: IdSumColumn,
  othersOfDay: AmountColumn,
  dueCount: CountColumn,
  dueAmount: AmountColumn,
  stillDue: CountColumn,
  approverId: IdColumn.nullable(),
  approverPaid: FlagColumn.nullable(),
});
type ClaimedRow = z.output<typeof ClaimedRow>;

/** A day has no key, but its batches are the last ones, those behind `olderBatchId`; of one that the old script made, the second is known. */
const OTHERS_OF_DAY = `SELECT COALESCE(SUM(b.total_amount), 0) FROM mlm_payout_batches b FORCE INDEX (PRIMARY)
                  WHERE b.id > :olderBatchId AND b.id < :batchId AND b.status NOT IN ('draft', 'cancelled')
                    AND ((b.made_at >= :dayFrom AND b.made_at < :dayTo)
                         OR (b.made_at IS NULL AND b.created_at >= FROM_UNIXTIME(:dayFromSeconds)
                             AND b.created_at < FROM_UNIXTIME(:dayToSeconds)))`;

const WITHOUT_USER = `SELECT COUNT(*) FROM mlm_payout_batch_items m LEFT JOIN users u ON u.id = m.beneficiary_user_id
                   WHERE m.batch_id = :batchId AND u.id IS NULL`;

const ID_SUM =
  'SELECT COALESCE(SUM(y.commission_id), 0) FROM mlm_payout_batch_items y WHERE y.batch_id = :batchId';

const DUE = 'FROM mlm_payout_batch_items d WHERE d.batch_id = :batchId AND d.item_no > :lastInWindow';

/**
 * From the key of the due, which are few, while the items may be a million. Locked, and so as of now: under REPEATABLE READ
 * a plain read would miss what a worker let go of since this transaction began, and the claim has taken.
 */
const STILL_DUE = `SELECT COUNT(*) FROM mlm_payout_batch_items q FORCE INDEX (uq_item_due_commission)
                    STRAIGHT_JOIN mlm_payout_batch_items n FORCE INDEX (uq_item_live_commission) ON n.live_commission_id = q.due_commission_id
                   WHERE q.due_commission_id > 0 AND n.batch_id = :batchId LOCK IN SHARE MODE`;

/**
 * People who were approvers before the batch was made, and whether it pays them: by the marks that were just set, because the
 * ledger has a key by beneficiary, and the items, which may be a million, have none.
 */
const APPROVERS = `SELECT DISTINCT a.user_id AS approverId,
                      EXISTS (SELECT 1 FROM mlm_commission_ledger l
                               WHERE l.beneficiary_user_id = a.user_id AND l.payout_batch_id = :batchId) AS approverPaid
                 FROM mlm_payout_approvers a JOIN users k ON k.id = a.user_id
                WHERE ${MAY_APPROVE} AND a.active_since < :madeAt`;

type Claimed = Pick<LastClaimed, 'batchId' | 'lastInWindow'> & {
  readonly madeAt: Date;
  readonly olderBatchId: string;
  readonly day: BusinessDay;
};

/** All in one call, under the run lock: no other batch is made meanwhile. The totals beside each approver; beside none, where there is none. */
export const readClaimedTotals = (claimed: Claimed, depth: number): Read<ClaimedRow> => {
  const { batchId, lastInWindow, madeAt, olderBatchId, day } = claimed;
  const totals = readItemTotals(batchId, depth);
  return {
    sql: `SELECT c.*, (${OTHERS_OF_DAY}) AS othersOfDay, (SELECT COUNT(*) ${DUE}) AS dueCount,
               (SELECT COALESCE(SUM(d.amount), 0) ${DUE}) AS dueAmount, (${STILL_DUE}) AS stillDue,
               (${WITHOUT_USER}) AS withoutUser, (${ID_SUM}) AS idSum, p.approverId, p.approverPaid
            FROM (${totals.sql}) c LEFT JOIN (${APPROVERS}) p ON 1 = 1`,
    params: {
      ...totals.params,
      lastInWindow,
      madeAt: utcText(madeAt),
      olderBatchId,
      dayFrom: utcText(day.from),
      dayFromSeconds: epochSeconds(day.from),
      dayTo: utcText(day.to),
      dayToSeconds: epochSeconds(day.to),
    },
    row: ClaimedRow,
  };
};

export const claimedTotalsIn = (rows: readonly ClaimedRow[]): ClaimedTotals => {
  const [first] = rows;
  if (!first) throw new Error('the sums of a batch came without a row');
  const { dueCount: count, dueAmount: amount, approverId: _, approverPaid: __, ...found } = first;
  const approvers = rows.flatMap(({ approverId: userId, approverPaid: paid }) =>
    userId === null ? [] : [{ userId, paid: paid === true }],
  );
  return { ...found, due: { count, amount }, approvers };
};
