import * as z from 'zod';
import type { TriggerKind } from '../../domain/runs/payout-request.ts';
import { IdColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

export type RunStart = {
  readonly attemptId: string;
  readonly runKey: string;
  readonly triggerKind: TriggerKind;
  readonly scheduledAt: Date | undefined;
  readonly requestedBy: string | undefined;
  readonly request: string;
  /** Whether later runs compare with what this one leaves stranded. */
  readonly usualStart: boolean;
  readonly startedAt: Date;
};

/** Before anything else, in its own statement: an attempt that dies leaves a trace. */
export const insertRun = (run: RunStart): Write => ({
  sql: `INSERT INTO mlm_payout_runs
          (attempt_id, run_key, trigger_kind, scheduled_at, requested_by_text, request, usual_start, outcome, started_at)
        VALUES (:attemptId, :runKey, :triggerKind, :scheduledAt, :requestedBy, :request, :usualStart, 'running', :startedAt)`,
  params: {
    attemptId: run.attemptId,
    runKey: run.runKey,
    triggerKind: run.triggerKind,
    scheduledAt: run.scheduledAt ? utcText(run.scheduledAt) : null,
    requestedBy: run.requestedBy ?? null,
    request: run.request,
    usualStart: run.usualStart ? 1 : 0,
    startedAt: utcText(run.startedAt),
  },
  expectRows: 1,
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

/** How an attempt stands, until it has been said how it ended; no row: it never began. Waits for a commit of it under way. */
export const lockAttempt = (attemptId: string): Read<{ outcome: string }> => ({
  sql: `SELECT outcome FROM mlm_payout_runs WHERE attempt_id = :attemptId FOR UPDATE`,
  params: { attemptId },
  row: z.object({ outcome: z.string() }),
});

/** The attempt that finished this key; no row where none has. */
export const readDoneAttempt = (runKey: string): Read<{ attemptId: string }> => ({
  sql: `SELECT attempt_id AS attemptId FROM mlm_payout_runs WHERE done_key = :runKey`,
  params: { runKey },
  row: z.object({ attemptId: z.string() }),
});

/** Whom the API let ask for this key; no row where nobody did. */
export const readRunRequester = (runKey: string): Read<{ userId: string }> => ({
  sql: `SELECT user_id AS userId FROM mlm_payout_run_requests WHERE run_key = :runKey`,
  params: { runKey },
  row: z.object({ userId: IdColumn }),
});

/** done_key stays NULL, so the same key may run again. */
export const markRunFailed = (
  attemptId: string,
  failure: { readonly name: string; readonly message: string },
  finishedAt: Date,
): Write => ({
  sql: `UPDATE mlm_payout_runs
           SET outcome = 'failed', error_type = :errorType, error = :error, finished_at = :finishedAt
         WHERE attempt_id = :attemptId AND outcome = 'running'`,
  params: { attemptId, errorType: failure.name, error: failure.message, finishedAt: utcText(finishedAt) },
  expectRows: 1,
});
