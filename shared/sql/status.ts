import * as z from 'zod';
import { epochSeconds } from '../domain/basics/epoch-seconds.ts';
import type { Paise } from '../domain/basics/money.ts';
import { RUN_OUTCOMES, type RunOutcome } from '../domain/runs/run-outcomes.ts';
import { AmountColumn, CountColumn, SecondsColumn, UtcColumn, utcText } from './columns.ts';
import type { Read } from './statement.ts';

export type LastBatch = {
  readonly batchReference: string;
  readonly status: string;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
  readonly createdAt: Date;
};

export const readLastBatch = (): Read<LastBatch> => ({
  sql: `SELECT batch_reference AS batchReference, status, total_records AS totalRecords,
               total_amount AS totalAmount, UNIX_TIMESTAMP(created_at) AS createdAt
          FROM mlm_payout_batches FORCE INDEX (PRIMARY)
         WHERE status <> 'draft' ORDER BY id DESC LIMIT 1`,
  params: {},
  row: z.object({
    batchReference: z.string(),
    status: z.string(),
    totalRecords: CountColumn,
    totalAmount: AmountColumn,
    createdAt: SecondsColumn,
  }),
});

export type OpenBatches = {
  readonly status: 'pending_approval' | 'processing';
  readonly count: number;
  readonly amount: Paise;
  /** The first of them; since when it waits for the next step. */
  readonly batchReference: string;
  readonly approvalCount: number;
  readonly requiredApprovals: number;
  /** When it was made; null where nobody counted, or it is approved. */
  readonly mayApprove: number | null;
  readonly since: Date;
  /** Of all: those that fewer people might approve than have to, when they were made. */
  readonly tooFew: number;
};

/** What waits for approvers and what for finance; no row where nothing waits. */
export const readOpenBatches = (): Read<OpenBatches> => ({
  sql: `SELECT t.status, t.count, t.amount, t.tooFew,
               CASE WHEN t.status = 'pending_approval' THEN o.may_approve_count END AS mayApprove, o.batch_reference AS batchReference, o.approval_count AS approvalCount,
               o.required_approvals AS requiredApprovals,
               UNIX_TIMESTAMP(CASE WHEN t.status = 'processing' THEN COALESCE(o.approved_at, o.created_at)
                                   ELSE o.created_at END) AS since
          FROM (SELECT b.status, COUNT(*) AS count, SUM(b.total_amount) AS amount, MIN(b.id) AS oldestId,
                       SUM(CASE WHEN b.status = 'pending_approval' AND b.may_approve_count < b.required_approvals THEN 1 ELSE 0 END) AS tooFew
                  FROM mlm_payout_batches b WHERE b.status IN ('pending_approval', 'processing')
                 GROUP BY b.status) t
          JOIN mlm_payout_batches o ON o.id = t.oldestId`,
  params: {},
  row: z.object({
    status: z.enum(['pending_approval', 'processing']),
    count: CountColumn,
    amount: AmountColumn,
    batchReference: z.string(),
    approvalCount: CountColumn,
    requiredApprovals: CountColumn,
    mayApprove: CountColumn.nullable(),
    since: SecondsColumn,
    tooFew: CountColumn,
  }),
});

export type LastRun = {
  readonly runKey: string;
  readonly outcome: Exclude<RunOutcome, 'already_recorded'>;
  readonly reason: string | null;
  readonly result: string | null;
  readonly error: string | null;
  readonly startedAt: Date;
};

/** The attempt that began last. */
export const readLastRun = (): Read<LastRun> => ({
  sql: `SELECT run_key AS runKey, outcome, reason, result, error, started_at AS startedAt
          FROM mlm_payout_runs WHERE outcome <> 'already_recorded' ORDER BY id DESC LIMIT 1`,
  params: {},
  row: z.object({
    runKey: z.string(),
    outcome: z.enum(RUN_OUTCOMES).exclude(['already_recorded']),
    reason: z.string().nullable(),
    result: z.string().nullable(),
    error: z.string().nullable(),
    startedAt: UtcColumn,
  }),
});

/** The latest time that the schedule has run at. One later than `upTo` was made up by somebody. */
export const readLastScheduled = (upTo: Date): Read<{ lastScheduledAt: Date | null }> => ({
  sql: `SELECT MAX(scheduled_at) AS lastScheduledAt FROM mlm_payout_runs
         WHERE trigger_kind = 'schedule' AND scheduled_at <= :upTo`,
  params: { upTo: utcText(upTo) },
  row: z.object({ lastScheduledAt: UtcColumn.nullable() }),
});

export type TroubledRuns = {
  readonly count: number;
  /** Whose run key no later attempt has finished. */
  readonly openCount: number;
  /** The last open one, else the last. */
  readonly runKey: string;
  readonly errorType: string | null;
  readonly error: string | null;
  readonly startedAt: Date;
};

/**
 * Attempts that failed, or that never ended; those begun in [since, before). No row where there is none. Whom another
 * run kept waiting, and whose input was wrong, has been told so: that is no failure.
 */
export const readTroubledRuns = (
  outcome: 'failed' | 'running',
  since: Date,
  before: Date,
): Read<TroubledRuns> => ({
  sql: `SELECT t.count, t.openCount, l.run_key AS runKey, l.error_type AS errorType, l.error, l.started_at AS startedAt
          FROM (SELECT COUNT(*) AS count, SUM(CASE WHEN d.id IS NULL THEN 1 ELSE 0 END) AS openCount,
                       COALESCE(MAX(CASE WHEN d.id IS NULL THEN r.id END), MAX(r.id)) AS lastId
                  FROM mlm_payout_runs r LEFT JOIN mlm_payout_runs d ON d.done_key = r.run_key
                 WHERE r.trigger_kind IN ('schedule', 'manual') AND r.outcome = :outcome
                   AND COALESCE(r.error_type, '') NOT IN ('InvalidInput', 'RunKeyReused', 'RunInProgress')
                   AND r.started_at >= :since AND r.started_at < :before) t
          JOIN mlm_payout_runs l ON l.id = t.lastId`,
  params: { outcome, since: utcText(since), before: utcText(before) },
  row: z.object({
    count: CountColumn,
    openCount: CountColumn,
    runKey: z.string(),
    errorType: z.string().nullable(),
    error: z.string().nullable(),
    startedAt: UtcColumn,
  }),
});

/** Our notices that SNS has not taken yet. */
export const readUnsentNotices = (): Read<{ count: number; oldestAt: Date | null }> => ({
  sql: `SELECT COUNT(*) AS count, UNIX_TIMESTAMP(MIN(created_at)) AS oldestAt FROM mlm_notification_log
         WHERE next_attempt_at IS NOT NULL AND notice_key IS NOT NULL AND status = 'pending'`,
  params: {},
  row: z.object({ count: CountColumn, oldestAt: SecondsColumn.nullable() }),
});

/** Our notices that were given up: how many since, and why the last. No row where there is none. */
export const readGivenUpNotices = (since: Date): Read<{ count: number; reason: string | null }> => ({
  sql: `SELECT COUNT(*) OVER () AS count, error_message AS reason FROM mlm_notification_log
         WHERE channel = 'system' AND status = 'failed' AND notice_key IS NOT NULL
           AND created_at >= FROM_UNIXTIME(:sinceSeconds)
         ORDER BY created_at DESC LIMIT 1`,
  params: { sinceSeconds: epochSeconds(since) },
  row: z.object({ count: CountColumn, reason: z.string().nullable() }),
});
