import * as z from 'zod';
import { UtcColumn, utcText } from './columns.ts';
import type { Read, Write } from './statement.ts';

export type RunStart = {
  readonly attemptId: string;
  readonly runKey: string;
  readonly triggerKind: 'schedule' | 'manual';
  readonly scheduledAt: Date | undefined;
  readonly requestedBy: string | undefined;
  readonly request: string;
  readonly startedAt: Date;
};

/** Before anything else, in its own statement: an attempt that dies leaves a trace. */
export const insertRun = (run: RunStart): Write => ({
  sql: `INSERT INTO mlm_payout_runs
          (attempt_id, run_key, trigger_kind, scheduled_at, requested_by_text, request, outcome, started_at)
        VALUES (:attemptId, :runKey, :triggerKind, :scheduledAt, :requestedBy, :request, 'running', :startedAt)`,
  params: {
    attemptId: run.attemptId,
    runKey: run.runKey,
    triggerKind: run.triggerKind,
    scheduledAt: run.scheduledAt ? utcText(run.scheduledAt) : null,
    requestedBy: run.requestedBy ?? null,
    request: run.request,
    startedAt: utcText(run.startedAt),
  },
  expectRows: 1,
});

export type RunsBefore = {
  /** The attempt that finished this key: the proof of commit. */
  readonly doneBy: string | null;
  readonly result: string | null;
  /** scheduledTime of the last scheduled run that created a batch. */
  readonly lastScheduledAt: Date | null;
  /** Result of the last run of another key that left behind what the usual window leaves: what is stranded is compared. */
  readonly usualResult: string | null;
};

/** In a run's request, canonical JSON: no start of its own, or none at all. A schedule's own start is the usual one. */
const USUAL_START = '"date_from":null,.*"lookback_days":(null|0),';

/**
 * What earlier runs left behind; asked under the run lock, so no twin can finish in between. A scheduled time later than
 * `upTo` was made up by somebody: counted as the last one, it would stop every night until then.
 */
export const readRunsBefore = (runKey: string, upTo: Date): Read<RunsBefore> => ({
  sql: `SELECT d.attempt_id AS doneBy, d.result, s.lastScheduledAt,
               (SELECT u.result FROM mlm_payout_runs u
                 WHERE u.done_key <> :runKey AND (u.trigger_kind = 'schedule' OR u.request REGEXP :usualStart)
                 ORDER BY u.id DESC LIMIT 1) AS usualResult
          FROM (SELECT MAX(scheduled_at) AS lastScheduledAt FROM mlm_payout_runs
                 WHERE trigger_kind = 'schedule' AND outcome = 'created' AND scheduled_at <= :upTo) s
          LEFT JOIN mlm_payout_runs d ON d.done_key = :runKey`,
  params: { runKey, upTo: utcText(upTo), usualStart: USUAL_START },
  row: z.object({
    doneBy: z.string().nullable(),
    result: z.string().nullable(),
    lastScheduledAt: UtcColumn.nullable(),
    usualResult: z.string().nullable(),
  }),
});

export type RunEnd = {
  readonly attemptId: string;
  readonly outcome: 'created' | 'skipped';
  readonly reason: string | null;
  readonly batchId: string | null;
  readonly result: string;
  readonly finishedAt: Date;
};

/** In the transaction of the effect. done_key is UNIQUE: a twin of the same key cannot commit as well. */
export const finishRun = (run: RunEnd): Write => ({
  sql: `UPDATE mlm_payout_runs
           SET outcome = :outcome, reason = :reason, batch_id = :batchId, result = :result,
               finished_at = :finishedAt, done_key = run_key
         WHERE attempt_id = :attemptId AND outcome = 'running'`,
  params: {
    attemptId: run.attemptId,
    outcome: run.outcome,
    reason: run.reason,
    batchId: run.batchId,
    result: run.result,
    finishedAt: utcText(run.finishedAt),
  },
  expectRows: 1,
});

/** A repeat of a finished key; done_key stays NULL, the first attempt keeps it. No row: our own commit's answer was lost. */
export const markRunRepeated = (attemptId: string, finishedAt: Date): Write => ({
  sql: `UPDATE mlm_payout_runs SET outcome = 'already_recorded', finished_at = :finishedAt
         WHERE attempt_id = :attemptId AND outcome = 'running'`,
  params: { attemptId, finishedAt: utcText(finishedAt) },
  expectRows: 'any',
});

/** How an attempt stands; no row: it never began. */
export const readAttemptOutcome = (attemptId: string): Read<{ outcome: string }> => ({
  sql: `SELECT outcome FROM mlm_payout_runs WHERE attempt_id = :attemptId`,
  params: { attemptId },
  row: z.object({ outcome: z.string() }),
});

/** done_key stays NULL, so the same key may run again. No row: this attempt had ended, its commit counts. */
export const markRunFailed = (
  attemptId: string,
  failure: { readonly name: string; readonly message: string },
  finishedAt: Date,
): Write => ({
  sql: `UPDATE mlm_payout_runs
           SET outcome = 'failed', error_type = :errorType, error = :error, finished_at = :finishedAt
         WHERE attempt_id = :attemptId AND outcome = 'running'`,
  params: { attemptId, errorType: failure.name, error: failure.message, finishedAt: utcText(finishedAt) },
  expectRows: 'any',
});
