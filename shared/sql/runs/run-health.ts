import * as z from 'zod';
import { DAY } from '../../domain/basics/durations.ts';
import { diedBefore } from '../../domain/runs/died-before.ts';
import { CountColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read } from '../statement.ts';

export type RunHealth = {
  readonly lastFinishedAt: Date | null;
  readonly migratedAt: Date | null;
  readonly diedRuns: number;
};

/** Whether runs end. Died: begun in the last day, which is long enough to be heard of, still "running" though it cannot be, and no repeat has finished its key. */
export const readRunHealth = (at: Date): Read<RunHealth> => ({
  sql: `SELECT (SELECT MAX(finished_at) FROM mlm_payout_runs
                 WHERE outcome IN ('created', 'skipped')) AS lastFinishedAt,
               (SELECT MIN(applied_at) FROM mlm_payout_migrations) AS migratedAt,
               (SELECT COUNT(*) FROM mlm_payout_runs r
                 WHERE r.outcome = 'running' AND r.started_at >= :newsFrom AND r.started_at < :deadBefore
                   AND NOT EXISTS (SELECT 1 FROM mlm_payout_runs d WHERE d.done_key = r.run_key)) AS diedRuns`,
  params: {
    newsFrom: utcText(new Date(at.getTime() - DAY)),
    deadBefore: utcText(diedBefore(at)),
  },
  row: z.object({
    lastFinishedAt: UtcColumn.nullable(),
    migratedAt: UtcColumn.nullable(),
    diedRuns: CountColumn,
  }),
});
