import * as z from 'zod';
import { IdColumn, utcText } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read, Write } from '../statement.ts';

export type ForgettableRun = { readonly id: string; readonly runKey: string };

/**
 * Runs that made no batch, but for the last two of each kind and schedule, by which the next is planned and the overdue is
 * known: two, because a repeat of the last one looks at the one before.
 */
export const readForgettableRuns = (startedBefore: Date, limit: number): Read<ForgettableRun> => ({
  sql: `SELECT k.id, k.run_key AS runKey
          FROM (SELECT r.id, r.run_key, r.started_at,
                       ROW_NUMBER() OVER (PARTITION BY r.trigger_kind, r.outcome, r.reason, r.usual_start,
                                                       CASE WHEN r.trigger_kind = 'schedule' THEN SUBSTRING_INDEX(r.run_key, '/', 2) END
                                              ORDER BY r.id DESC) AS place
                  FROM mlm_payout_runs r WHERE r.outcome <> 'created' AND r.batch_id IS NULL) k
         WHERE k.place > 2 AND k.started_at < :startedBefore
         ORDER BY k.id LIMIT :limit`,
  params: { startedBefore: utcText(startedBefore), limit },
  row: z.object({ id: IdColumn, runKey: z.string() }),
});

/** Whatever was read of them: one that made a batch stays. */
export const deleteRuns = (ids: readonly string[]): Write => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `DELETE FROM mlm_payout_runs WHERE id IN (${placeholders}) AND outcome <> 'created' AND batch_id IS NULL`,
    params,
    expectRows: 'any',
  };
};

/** Who asked for them, where no attempt of the key is left; else the page would wait for one to begin. */
export const deleteRunRequests = (runKeys: readonly string[]): Write => {
  const { placeholders, params } = idList(runKeys);
  return {
    sql: `DELETE FROM mlm_payout_run_requests
           WHERE run_key IN (${placeholders})
             AND NOT EXISTS (SELECT 1 FROM mlm_payout_runs r WHERE r.run_key = mlm_payout_run_requests.run_key)`,
    params,
    expectRows: 'any',
  };
};
