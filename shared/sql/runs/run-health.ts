import { DAY } from '../../domain/basics/durations.ts';
import { diedBefore } from '../../domain/runs/died-before.ts';
import type { RunEvidence } from '../../domain/runs/is-run-overdue.ts';
import { CountColumn, UtcColumn, utcText } from '../columns.ts';
import { SWITCH_PARAMS, SWITCH_SEEN, SwitchRow, switchRecordOf } from '../settings/switch-record.ts';
import type { Read } from '../statement.ts';

export type RunHealth = { readonly evidence: RunEvidence; readonly diedRuns: number };

/** One that waited for its lock may have ended after those that began behind it, in its three minutes: not after so many. */
const LAST_RUNS = 10;

/**
 * Whether runs are made, and since when they are expected. Ran: made a batch, or found too little for one; the last of them
 * are found from the end of the table, which grows with the years. Died: begun in the last day, which is long enough to be
 * heard of, still "running" though it cannot be, and no repeat has finished its key.
 */
export const readRunHealth = (at: Date): Read<RunHealth> => ({
  sql: `SELECT w.*,
               (SELECT MAX(k.finished_at)
                  FROM (SELECT l.finished_at FROM mlm_payout_runs l FORCE INDEX (PRIMARY)
                         WHERE l.outcome = 'created'
                            OR (l.outcome = 'skipped' AND l.reason IN ('nothing_eligible', 'below_minimum'))
                         ORDER BY l.id DESC LIMIT ${LAST_RUNS}) k) AS lastRanAt,
               (SELECT COUNT(*) FROM mlm_payout_runs r
                 WHERE r.trigger_kind IN ('schedule', 'manual') AND r.outcome = 'running'
                   AND r.started_at >= :newsFrom AND r.started_at < :deadBefore
                   AND NOT EXISTS (SELECT 1 FROM mlm_payout_runs d WHERE d.done_key = r.run_key)) AS diedRuns
          FROM (${SWITCH_SEEN}) w`,
  params: {
    ...SWITCH_PARAMS,
    newsFrom: utcText(new Date(at.getTime() - DAY)),
    deadBefore: utcText(diedBefore(at)),
  },
  row: SwitchRow.extend({ lastRanAt: UtcColumn.nullable(), diedRuns: CountColumn }).transform(
    ({ lastRanAt, diedRuns, ...switched }) => ({
      evidence: { ...switchRecordOf(switched), lastRanAt: lastRanAt ?? undefined },
      diedRuns,
    }),
  ),
});
