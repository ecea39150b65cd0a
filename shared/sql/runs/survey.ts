import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { LEFT_OUT_REASONS, type LeftOutReason } from '../../domain/runs/left-out.ts';
import { AmountColumn, CountColumn, EpochColumn, IdColumn, IdSumColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { BEFORE_WINDOW, COMMISSIONS, ELIGIBLE, FREE, IN_WINDOW, STANDING } from './eligible.ts';
import { HOLDING, MARKED_OF_BATCHES, STANDING_OF_HELD, WHOLE } from './marked.ts';
import type { SurveyWindow } from './survey-window.ts';

/** What lets a commission in, by the pass of the claim that takes it; or what leaves it out. */
export const STANDINGS = ['eligible', 'due', ...LEFT_OUT_REASONS] as const;

export type SurveyRow = {
  readonly standing: 'eligible' | 'due' | LeftOutReason;
  readonly count: number;
  readonly amount: Paise;
  readonly earliest: number | null;
  readonly latest: number | null;
  /** Of all that is told here: the same where it is the same commissions. */
  readonly idSum: bigint;
};

/** Sums are of two decimals, whatever the host's column holds: what has more is left out. */
const tallyColumns = `COUNT(*) AS count, CAST(COALESCE(SUM(s.amount), 0) AS DECIMAL(20, 2)) AS amount,
               UNIX_TIMESTAMP(MIN(s.created_at)) AS earliest, UNIX_TIMESTAMP(MAX(s.created_at)) AS latest,
               COALESCE(SUM(s.id), 0) AS idSum`;

const SurveyRowSchema = z.object({
  standing: z.enum(STANDINGS),
  count: CountColumn,
  amount: AmountColumn,
  earliest: EpochColumn.nullable(),
  latest: EpochColumn.nullable(),
  idSum: IdSumColumn,
});

/** Of the free ones: the first reason that holds, or eligible. */
const freeSql = `SELECT s.standing, ${tallyColumns}
          FROM (SELECT l.id, l.amount, l.created_at, ${STANDING} AS standing
                  FROM ${COMMISSIONS}
                 WHERE ${FREE}) s
         GROUP BY s.standing`;

/** What a batch's marked commissions come to. */
const markedSum = `(SELECT SUM(d.amount) FROM mlm_commission_ledger d FORCE INDEX (idx_payout_claim)
                              WHERE d.status = 'approved' AND d.payout_batch_id = g.payout_batch_id)`;

/** What of a batch's marked commissions its items hold, where they are not all of them. */
const heldOf = (what: string): string =>
  `(SELECT ${what} FROM mlm_commission_ledger d FORCE INDEX (idx_payout_claim)
                                    JOIN mlm_payout_batch_items i ON i.live_commission_id = d.id AND i.batch_id = d.payout_batch_id
                                   WHERE d.status = 'approved' AND d.payout_batch_id = g.payout_batch_id)`;

/**
 * Approved and marked as a batch's. Counted on the key alone; the amount is the batch's own total wherever all of its
 * rows are still approved, because adding up a million rows in live batches again would slow every run down. Where they are
 * not as many, each is asked whether an item of that batch holds it: a marker alone explains nothing. But while the worker is
 * at a batch, its markers go after its items.
 */
const markedSql = `SELECT CASE WHEN k.held = 1 THEN m.standing ELSE 'marker_unexplained' END AS standing,
               SUM(CASE WHEN k.held = 1 THEN m.held ELSE m.commissions - m.held END) AS count,
               CAST(SUM(CASE WHEN k.held = 1 THEN m.heldAmount ELSE m.amount - m.heldAmount END) AS DECIMAL(20, 2)) AS amount,
               NULL AS earliest, NULL AS latest, 0 AS idSum
          FROM (SELECT g.commissions,
                       ${STANDING_OF_HELD} AS standing,
                       CASE WHEN ${WHOLE} OR b.settling_since IS NOT NULL THEN g.commissions
                            ELSE ${heldOf('COUNT(*)')} END AS held,
                       CASE WHEN ${WHOLE} THEN b.total_amount WHEN b.settling_since IS NOT NULL THEN ${markedSum}
                            ELSE ${heldOf('COALESCE(SUM(d.amount), 0)')} END AS heldAmount,
                       CASE WHEN ${WHOLE} THEN b.total_amount ELSE ${markedSum} END AS amount
                  FROM ${MARKED_OF_BATCHES} g
                  LEFT JOIN mlm_payout_batches b ON ${HOLDING}) m
          JOIN (SELECT 1 AS held UNION ALL SELECT 0) k
         GROUP BY m.standing, k.held HAVING count > 0`;

/** Where every approved commission stands. A standing may come in two rows, one of the free and one of the marked. */
export const surveyCommissions = (window: SurveyWindow): Read<SurveyRow> => ({
  sql: `${freeSql} UNION ALL ${markedSql}`,
  params: { ...window },
  row: SurveyRowSchema,
});

/** Where the approved commissions stand that carry no marker, whatever batches hold. */
export const surveyUnmarked = (window: SurveyWindow): Read<SurveyRow> => ({
  sql: freeSql,
  params: { ...window },
  row: SurveyRowSchema,
});

/** Whom free commissions name although there is no such user; one that names nobody is in no claim. Asked only where the survey found some. */
export const readMissingBeneficiaries = (): Read<{ userId: string }> => ({
  sql: `SELECT DISTINCT l.beneficiary_user_id AS userId
          FROM mlm_commission_ledger l FORCE INDEX (idx_payout_claim)
          LEFT JOIN users u ON u.id = l.beneficiary_user_id
         WHERE ${FREE} AND l.beneficiary_user_id IS NOT NULL AND u.id IS NULL`,
  params: {},
  row: z.object({ userId: IdColumn }),
});

/** The ones in the window that a cap lets in, in the order in which they are claimed. */
export const surveyFirstCommissions = (window: SurveyWindow, maxItems: number): Read<SurveyRow> => ({
  sql: `SELECT 'eligible' AS standing, ${tallyColumns}
          FROM (SELECT l.id, l.amount, l.created_at
                  FROM ${COMMISSIONS}
                 WHERE ${ELIGIBLE} AND ${IN_WINDOW}
                 ORDER BY l.created_at, l.id LIMIT :maxItems) s`,
  params: { ...window, maxItems },
  row: SurveyRowSchema,
});

/** The due ones that it lets in behind those, in the order of their own pass. */
export const surveyFirstDue = (window: SurveyWindow, maxItems: number): Read<SurveyRow> => ({
  sql: `SELECT 'due' AS standing, ${tallyColumns}
          FROM (SELECT l.id, l.amount, l.created_at
                  FROM ${COMMISSIONS}
                 WHERE ${ELIGIBLE} AND ${BEFORE_WINDOW}
                 ORDER BY l.id LIMIT :maxItems) s`,
  params: { ...window, maxItems },
  row: SurveyRowSchema,
});

export type LastClaimed = {
  readonly batchId: string;
  /** Of the pass in the window; 0 = it claimed nothing. */
  readonly lastInWindow: number;
  /** Of the batch: that of the pass of the due, or the same again. */
  readonly lastItemNo: number;
};

/** Eligible and not taken: in front of the last claimed item of its own pass the host held it, behind it the cap kept it out. */
export const surveyUnclaimed = (
  window: SurveyWindow,
  last: LastClaimed,
  capped: boolean,
): Read<SurveyRow> => ({
  sql: `SELECT s.standing, ${tallyColumns}
          FROM (SELECT l.id, l.amount, l.created_at,
                       CASE WHEN :capped = 0 THEN 'busy'
                            WHEN ${IN_WINDOW} THEN CASE WHEN l.created_at > e.created_at OR (l.created_at = e.created_at AND l.id > e.id)
                                                        THEN 'over_max_items' ELSE 'busy' END
                            WHEN l.id > e.lastDue THEN 'over_max_items' ELSE 'busy' END AS standing
                  FROM ${COMMISSIONS}
                  JOIN (SELECT MAX(CASE WHEN q.item_no = :lastInWindow THEN p.created_at END) AS created_at,
                               MAX(CASE WHEN q.item_no = :lastInWindow THEN p.id END) AS id,
                               COALESCE(MAX(CASE WHEN q.item_no > :lastInWindow THEN p.id END), 0) AS lastDue
                          FROM mlm_payout_batch_items q JOIN mlm_commission_ledger p ON p.id = q.commission_id
                         WHERE q.batch_id = :batchId AND q.item_no IN (:lastInWindow, :lastItemNo)) e
                 WHERE ${ELIGIBLE}) s
         GROUP BY s.standing`,
  params: { ...window, ...last, capped: capped ? 1 : 0 },
  row: SurveyRowSchema,
});
