import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { TRIGGER_KINDS, type TriggerKind } from '../../domain/runs/payout-request.ts';
import { RUN_OUTCOMES, type RunOutcome } from '../../domain/runs/run-outcomes.ts';
import { AmountColumn, CountColumn, IdColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

export type RunRow = {
  readonly id: string;
  readonly runKey: string;
  readonly triggerKind: TriggerKind;
  /** What was asked, as the attempt wrote it down. */
  readonly request: string;
  readonly outcome: RunOutcome;
  readonly reason: string | null;
  readonly batchId: string | null;
  readonly batch: MadeBatch | null;
  readonly errorType: string | null;
  readonly error: string | null;
  readonly requestedByUserId: string | null;
  readonly requestedByName: string | null;
  readonly requestedByText: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

/** By a run; as it is now. */
export type MadeBatch = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
};

const COLUMNS = `r.id, r.run_key AS runKey, r.trigger_kind AS triggerKind, r.request, r.outcome, r.reason,
               r.batch_id AS batchId, b.batch_reference AS batchReference, b.total_records AS totalRecords,
               b.total_amount AS totalAmount, r.error_type AS errorType, r.error, q.user_id AS requestedByUserId,
               u.name AS requestedByName, r.requested_by_text AS requestedByText, r.started_at AS startedAt,
               r.finished_at AS finishedAt`;

const OF_RUN = `LEFT JOIN mlm_payout_batches b ON b.id = r.batch_id
          LEFT JOIN mlm_payout_run_requests q ON q.run_key = r.run_key
          LEFT JOIN users u ON u.id = q.user_id`;

const RunShape = z.object({
  id: IdColumn,
  runKey: z.string(),
  triggerKind: z.enum(TRIGGER_KINDS),
  request: z.string(),
  outcome: z.enum(RUN_OUTCOMES),
  reason: z.string().nullable(),
  batchId: IdColumn.nullable(),
  batchReference: z.string().nullable(),
  totalRecords: CountColumn.nullable(),
  totalAmount: AmountColumn.nullable(),
  errorType: z.string().nullable(),
  error: z.string().nullable(),
  requestedByUserId: IdColumn.nullable(),
  requestedByName: z.string().nullable(),
  requestedByText: z.string().nullable(),
  startedAt: UtcColumn,
  finishedAt: UtcColumn.nullable(),
});

const runIn = ({ batchReference, totalRecords, totalAmount, ...run }: z.output<typeof RunShape>): RunRow => ({
  ...run,
  batch:
    run.batchId === null || batchReference === null || totalRecords === null || totalAmount === null
      ? null
      : { batchId: run.batchId, batchReference, totalRecords, totalAmount },
});

/** Attempts, newest first, those before the given one. */
export const readRuns = (beforeId: string, limit: number): Read<RunRow> => ({
  sql: `SELECT ${COLUMNS}
          FROM mlm_payout_runs r ${OF_RUN}
         WHERE r.id < :beforeId ORDER BY r.id DESC LIMIT :limit`,
  params: { beforeId, limit },
  row: RunShape.transform(runIn),
});

/**
 * The same of one outcome. The key is forced: few runs failed, and to find them by going back through all would read each.
 */
export const readRunsOf = (outcome: RunOutcome, beforeId: string, limit: number): Read<RunRow> => ({
  sql: `SELECT ${COLUMNS}
          FROM (SELECT o.id FROM mlm_payout_runs o FORCE INDEX (idx_run_scheduled)
                 WHERE o.trigger_kind IN ('schedule', 'manual') AND o.outcome = :outcome AND o.id < :beforeId
                 ORDER BY o.id DESC LIMIT :limit) f
          STRAIGHT_JOIN mlm_payout_runs r ON r.id = f.id ${OF_RUN}
         ORDER BY r.id DESC`,
  params: { outcome, beforeId, limit },
  row: RunShape.transform(runIn),
});

/** The attempt that finished the key, or else the last one. */
export const readRun = (runKey: string): Read<RunRow & { readonly result: string | null }> => ({
  sql: `SELECT ${COLUMNS}, r.result
          FROM mlm_payout_runs r ${OF_RUN}
         WHERE r.run_key = :runKey ORDER BY r.done_key IS NULL, r.id DESC LIMIT 1`,
  params: { runKey },
  row: RunShape.extend({ result: z.string().nullable() }).transform(({ result, ...row }) => ({
    ...runIn(row),
    result,
  })),
});

export type RunRequest = {
  readonly runKey: string;
  readonly userId: string;
  /** The body, as it was sent. */
  readonly request: string;
};

/** Asked for through the API; perhaps no attempt has begun yet. */
export const readRunRequest = (runKey: string): Read<RunRequest & { readonly name: string | null }> => ({
  sql: `SELECT q.run_key AS runKey, q.user_id AS userId, q.request, u.name
          FROM mlm_payout_run_requests q LEFT JOIN users u ON u.id = q.user_id WHERE q.run_key = :runKey`,
  params: { runKey },
  row: z.object({ runKey: z.string(), userId: IdColumn, request: z.string(), name: z.string().nullable() }),
});

/** Before the payout function is asked: what a direct invoke says of itself proves nothing, this row does. The first stays. */
export const insertRunRequest = ({ runKey, userId, request }: RunRequest, requestedAt: Date): Write => ({
  sql: `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at)
        SELECT :runKey, :userId, :request, :requestedAt FROM DUAL
         WHERE NOT EXISTS (SELECT 1 FROM mlm_payout_run_requests WHERE run_key = :runKey)`,
  params: { runKey, userId, request, requestedAt: utcText(requestedAt) },
  expectRows: 'any',
});
