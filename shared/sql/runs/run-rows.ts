import * as z from 'zod';
import { TRIGGER_KINDS, type TriggerKind } from '../../domain/runs/payout-request.ts';
import { RUN_OUTCOMES, type RunOutcome } from '../../domain/runs/run-outcomes.ts';
import { IdColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

export type RunRow = {
  readonly id: string;
  readonly runKey: string;
  readonly triggerKind: TriggerKind;
  readonly outcome: RunOutcome;
  readonly reason: string | null;
  readonly batchId: string | null;
  readonly errorType: string | null;
  readonly error: string | null;
  readonly requestedByUserId: string | null;
  readonly requestedByText: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

const COLUMNS = `r.id, r.run_key AS runKey, r.trigger_kind AS triggerKind, r.outcome, r.reason, r.batch_id AS batchId,
               r.error_type AS errorType, r.error, q.user_id AS requestedByUserId,
               r.requested_by_text AS requestedByText, r.started_at AS startedAt, r.finished_at AS finishedAt`;

const RunShape = z.object({
  id: IdColumn,
  runKey: z.string(),
  triggerKind: z.enum(TRIGGER_KINDS),
  outcome: z.enum(RUN_OUTCOMES),
  reason: z.string().nullable(),
  batchId: IdColumn.nullable(),
  errorType: z.string().nullable(),
  error: z.string().nullable(),
  requestedByUserId: IdColumn.nullable(),
  requestedByText: z.string().nullable(),
  startedAt: UtcColumn,
  finishedAt: UtcColumn.nullable(),
});

/** Attempts, newest first, those before the given one. */
export const readRuns = (beforeId: string, limit: number): Read<RunRow> => ({
  sql: `SELECT ${COLUMNS}
          FROM mlm_payout_runs r LEFT JOIN mlm_payout_run_requests q ON q.run_key = r.run_key
         WHERE r.id < :beforeId ORDER BY r.id DESC LIMIT :limit`,
  params: { beforeId, limit },
  row: RunShape,
});

/** The attempt that finished the key, or else the last one. */
export const readRun = (runKey: string): Read<RunRow & { readonly result: string | null }> => ({
  sql: `SELECT ${COLUMNS}, r.result
          FROM mlm_payout_runs r LEFT JOIN mlm_payout_run_requests q ON q.run_key = r.run_key
         WHERE r.run_key = :runKey ORDER BY r.done_key IS NULL, r.id DESC LIMIT 1`,
  params: { runKey },
  row: RunShape.extend({ result: z.string().nullable() }),
});

export type RunRequest = { readonly runKey: string; readonly userId: string };

/** Asked for through the API; perhaps no attempt has begun yet. */
export const readRunRequest = (runKey: string): Read<RunRequest> => ({
  sql: `SELECT run_key AS runKey, user_id AS userId FROM mlm_payout_run_requests WHERE run_key = :runKey`,
  params: { runKey },
  row: z.object({ runKey: z.string(), userId: IdColumn }),
});

/** Before the payout function is asked: what a direct invoke says of itself proves nothing, this row does. The first stays. */
export const insertRunRequest = (
  { runKey, userId }: RunRequest,
  request: string,
  requestedAt: Date,
): Write => ({
  sql: `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at)
        SELECT :runKey, :userId, :request, :requestedAt FROM DUAL
         WHERE NOT EXISTS (SELECT 1 FROM mlm_payout_run_requests WHERE run_key = :runKey)`,
  params: { runKey, userId, request, requestedAt: utcText(requestedAt) },
  expectRows: 'any',
});
