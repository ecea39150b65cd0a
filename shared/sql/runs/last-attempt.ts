import * as z from 'zod';
import { RUN_OUTCOMES, type RunOutcome } from '../../domain/runs/run-outcomes.ts';
import { IdColumn, UtcColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type LastAttempt = {
  readonly runKey: string;
  readonly outcome: Exclude<RunOutcome, 'already_recorded'>;
  /** Of a skip; of a failure its name. */
  readonly reason: string | null;
  readonly startedAt: Date;
  readonly batchId: string | null;
  readonly batchReference: string | null;
};

/** The attempt that began last, and the batch that it made. */
export const readLastAttempt = (): Read<LastAttempt> => ({
  sql: `SELECT r.run_key AS runKey, r.outcome, COALESCE(r.reason, r.error_type) AS reason, r.started_at AS startedAt,
               r.batch_id AS batchId, b.batch_reference AS batchReference
          FROM mlm_payout_runs r LEFT JOIN mlm_payout_batches b ON b.id = r.batch_id
         WHERE r.outcome <> 'already_recorded' ORDER BY r.id DESC LIMIT 1`,
  params: {},
  row: z.object({
    runKey: z.string(),
    outcome: z.enum(RUN_OUTCOMES).exclude(['already_recorded']),
    reason: z.string().nullable(),
    startedAt: UtcColumn,
    batchId: IdColumn.nullable(),
    batchReference: z.string().nullable(),
  }),
});
