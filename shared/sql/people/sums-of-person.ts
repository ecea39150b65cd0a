import * as z from 'zod';
import type { Tally } from '../../domain/basics/tally.ts';
import {
  COMMISSION_STATES,
  type CommissionState,
  WAITING_REASONS,
  type WaitingReason,
} from '../../domain/people/commission-state.ts';
import { AmountColumn, CountColumn, IdColumn, SecondsColumn } from '../columns.ts';
import type { SurveyWindow } from '../runs/survey-window.ts';
import type { Read } from '../statement.ts';
import { ITS_ITEMS, REASON, STATE } from './standing-of-commission.ts';

export type OwedTally = Tally & {
  readonly state: CommissionState;
  readonly reason: WaitingReason | null;
};

/** By whatever key the host has on the beneficiary, which holds the id: whoever has earned much would be looked for in all rows. */
const THEIR_IDS = `(SELECT o.id FROM mlm_commission_ledger o IGNORE INDEX (idx_payout_claim, PRIMARY)
                          WHERE o.beneficiary_user_id = CAST(:userId AS UNSIGNED)) p`;

/** What the ledger has for them and no batch does, by where it stands and why. */
export const readOwed = (userId: string, window: SurveyWindow): Read<OwedTally> => ({
  sql: `SELECT f.state, f.reason, COUNT(*) AS count, CAST(SUM(f.amount) AS DECIMAL(20, 2)) AS amount
          FROM (SELECT l.amount, ${STATE} AS state, ${REASON} AS reason
                  FROM ${THEIR_IDS}
                  STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = p.id
                  ${ITS_ITEMS}
                 WHERE i.id IS NULL) f
         GROUP BY f.state, f.reason`,
  params: { ...window, userId },
  row: z.object({
    state: z.enum(COMMISSION_STATES),
    reason: z.enum(WAITING_REASONS).nullable(),
    count: CountColumn,
    amount: AmountColumn,
  }),
});

export type BatchedTally = Tally & { readonly became: 'open' | 'paid' | 'failed' | 'returned' };

const THEIRS = `mlm_payout_batch_items i FORCE INDEX (idx_item_beneficiary)
          STRAIGHT_JOIN mlm_payout_batches b ON b.id = i.batch_id
         WHERE i.beneficiary_user_id = CAST(:userId AS UNSIGNED)`;
const OPEN = `i.status IN ('pending', 'approved') AND i.live_commission_id IS NOT NULL
           AND b.status IN ('draft', 'pending_approval', 'processing')`;

/** What became of what batches had for them; what was paid twice counts twice. */
export const readBatched = (userId: string): Read<BatchedTally> => ({
  sql: `SELECT f.became, COUNT(*) AS count, SUM(f.amount) AS amount
          FROM (SELECT i.amount, CASE WHEN i.status IN ('paid', 'failed', 'returned') THEN i.status
                                      WHEN ${OPEN} THEN 'open' END AS became
                  FROM ${THEIRS}) f
         WHERE f.became IS NOT NULL GROUP BY f.became`,
  params: { userId },
  row: z.object({
    became: z.enum(['open', 'paid', 'failed', 'returned']),
    count: CountColumn,
    amount: AmountColumn,
  }),
});

export type OpenBatchOfPerson = Tally & {
  readonly batchId: string;
  readonly batchReference: string;
  readonly state: 'awaits approval' | 'approved' | 'being paid';
};

/** The batches that have something for them and are not over, newest first. */
export const readOpenBatchesOf = (userId: string, limit: number): Read<OpenBatchOfPerson> => ({
  sql: `SELECT b.id AS batchId, b.batch_reference AS batchReference,
               CASE WHEN b.status IN ('draft', 'pending_approval') THEN 'awaits approval'
                    WHEN b.settling_since IS NULL AND b.payment_begun_at IS NULL THEN 'approved' ELSE 'being paid' END AS state,
               COUNT(*) AS count, SUM(i.amount) AS amount
          FROM ${THEIRS} AND ${OPEN}
         GROUP BY b.id, b.batch_reference, b.status, b.settling_since, b.payment_begun_at
         ORDER BY b.id DESC LIMIT :limit`,
  params: { userId, limit },
  row: z.object({
    batchId: IdColumn,
    batchReference: z.string(),
    state: z.enum(['awaits approval', 'approved', 'being paid']),
    count: CountColumn,
    amount: AmountColumn,
  }),
});

export type LastPayment = Tally & {
  readonly batchId: string;
  readonly batchReference: string;
  readonly at: Date | null;
  readonly reference: string | null;
};

/** What the last batch that paid them has paid them; no row where none has. */
export const readLastPayment = (userId: string): Read<LastPayment> => ({
  sql: `SELECT b.id AS batchId, b.batch_reference AS batchReference, UNIX_TIMESTAMP(b.processed_at) AS at,
               b.disbursement_reference AS reference, COUNT(*) AS count, SUM(i.amount) AS amount
          FROM ${THEIRS} AND i.status = 'paid'
         GROUP BY b.id, b.batch_reference, b.processed_at, b.disbursement_reference
         ORDER BY b.processed_at DESC, b.id DESC LIMIT 1`,
  params: { userId },
  row: z.object({
    batchId: IdColumn,
    batchReference: z.string(),
    at: SecondsColumn.nullable(),
    reference: z.string().nullable(),
    count: CountColumn,
    amount: AmountColumn,
  }),
});
