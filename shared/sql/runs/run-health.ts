import { DAY } from '../../domain/basics/durations.ts';
import { diedBefore } from '../../domain/runs/died-before.ts';
import type { RunEvidence } from '../../domain/runs/is-run-overdue.ts';
import { CountColumn, UtcColumn, utcText } from '../columns.ts';
import { SWITCH_PARAMS, SWITCH_SEEN, SwitchRow, switchRecordOf } from '../settings/switch-record.ts';
import type { Read } from '../statement.ts';

export type RunHealth = { readonly evidence: RunEvidence; readonly diedRuns: number };

/**
 * Whether runs are made, and since when they are expected. Ran: made a batch, or found too little for one. Died: begun in the
 * last day, which is long enough to be heard of, still "running" though it cannot be, and no repeat has finished its key.
 */
export const readRunHealth = (at: Date): Read<RunHealth> => ({
  sql: `SELECT w.*,
               (SELECT MAX(finished_at) FROM mlm_payout_runs
                 WHERE outcome = 'created'
                    OR (outcome = 'skipped' AND reason IN ('nothing_eligible', 'below_minimum'))) AS lastRanAt,
               (SELECT COUNT(*) FROM mlm_payout_runs r
                 WHERE r.outcome = 'running' AND r.started_at >= :newsFrom AND r.started_at < :deadBefore
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
