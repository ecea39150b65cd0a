import * as z from 'zod';
import { diedBefore } from '../../domain/runs/died-before.ts';
import { CountColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read } from '../statement.ts';

export type RunHealth = {
  readonly lastFinishedAt: Date | null;
  readonly migratedAt: Date | null;
  readonly diedRuns: number;
};

/** Rows of the dead stay for ever; a day is enough to be heard. */
const NEWS_MILLISECONDS = 24 * 3_600_000;

/** Whether runs end. Died: begun in the last day, still "running" though it cannot be, and no repeat has finished its key. */
export const readRunHealth = (at: Date): Read<RunHealth> => ({
  sql: `SELECT (SELECT MAX(finished_at) FROM mlm_payout_runs
                 WHERE outcome IN ('created', 'skipped')) AS lastFinishedAt,
               (SELECT MIN(applied_at) FROM mlm_payout_migrations) AS migratedAt,
               (SELECT COUNT(*) FROM mlm_payout_runs r
                 WHERE r.outcome = 'running' AND r.started_at >= :newsFrom AND r.started_at < :deadBefore
                   AND NOT EXISTS (SELECT 1 FROM mlm_payout_runs d WHERE d.done_key = r.run_key)) AS diedRuns`,
  params: {
    newsFrom: utcText(new Date(at.getTime() - NEWS_MILLISECONDS)),
    deadBefore: utcText(diedBefore(at)),
  },
  row: z.object({
    lastFinishedAt: UtcColumn.nullable(),
    migratedAt: UtcColumn.nullable(),
    diedRuns: CountColumn,
  }),
});
