import type { SettingsSeen } from '../../domain/settings/settings-snapshot.ts';
import { UtcColumn, utcText } from '../columns.ts';
import {
  type Fact,
  FactRow,
  SETTINGS_FACTS,
  SETTINGS_PARAMS,
  settingsSeenIn,
} from '../settings/settings-seen.ts';
import type { Read } from '../statement.ts';

/** All that a run is decided by, but for the ledger. */
export type RunFacts = {
  /** The attempt that finished this key, the proof of commit, and its result. */
  readonly done: { readonly attemptId: string; readonly result: string } | undefined;
  /** scheduledTime of the last scheduled run that created a batch. */
  readonly lastScheduledAt: Date | undefined;
  readonly settings: SettingsSeen;
  /** Whom the API let ask for this key. No payload can say so: only the API's own database user writes it. */
  readonly requestedByUserId: string | undefined;
  /** People who may approve what this run makes: users with an active sign-in of an approver, and not who asked for it. */
  readonly activeApprovers: number;
  /** Result of the last run of another key that left behind what the usual window leaves: what is stranded is compared. */
  readonly usualResult: string | null;
  /** Batches that the old script made and nobody adopted, paid ones too: nothing keeps their commissions out of another batch. */
  readonly unadopted: { readonly count: number; readonly firstReference: string } | undefined;
};

/** In a run's request, canonical JSON: no start of its own, or none at all. A schedule's own start is the usual one. */
const USUAL_START = '"date_from":null,.*"lookback_days":(null|0),';

/**
 * In one call what earlier runs left behind and what is set; asked under the run lock, so no twin can finish in between. A
 * scheduled time later than `upTo` was made up by somebody: counted as the last one, it would stop every night until then.
 */
export const readRunFacts = (runKey: string, upTo: Date): Read<Fact> => ({
  sql: `${SETTINGS_FACTS}
         UNION ALL
        SELECT 'done', NULL, CONVERT(d.attempt_id USING utf8mb4) COLLATE utf8mb4_bin,
               CONVERT(d.result USING utf8mb4) COLLATE utf8mb4_bin
          FROM mlm_payout_runs d WHERE d.done_key = :runKey
         UNION ALL
        SELECT 'last_scheduled', NULL, NULL,
               CONVERT(CAST(MAX(r.scheduled_at) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
          FROM mlm_payout_runs r
         WHERE r.trigger_kind = 'schedule' AND r.outcome = 'created' AND r.scheduled_at <= :upTo
         UNION ALL
        SELECT 'unadopted', NULL, CONVERT(MIN(b.batch_reference) USING utf8mb4) COLLATE utf8mb4_bin,
               CONVERT(CAST(COUNT(*) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
          FROM mlm_payout_batches b
         WHERE b.status <> 'cancelled' AND b.content_hash IS NULL
        HAVING COUNT(*) > 0
         UNION ALL
        SELECT 'requested_by', NULL, NULL, CONVERT(CAST(q.user_id AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
          FROM mlm_payout_run_requests q WHERE q.run_key = :runKey
         UNION ALL
        SELECT 'active_approvers', COUNT(DISTINCT a.user_id), NULL, NULL
          FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
         WHERE a.active = 1 AND FIND_IN_SET('approver', a.roles) > 0
           AND a.user_id NOT IN (SELECT n.user_id FROM mlm_payout_run_requests n WHERE n.run_key = :runKey)
         UNION ALL
        SELECT 'usual_result', NULL, NULL,
               CONVERT((SELECT w.result FROM mlm_payout_runs w
                         WHERE w.done_key <> :runKey AND (w.trigger_kind = 'schedule' OR w.request REGEXP :usualStart)
                         ORDER BY w.id DESC LIMIT 1) USING utf8mb4) COLLATE utf8mb4_bin`,
  params: { ...SETTINGS_PARAMS, runKey, upTo: utcText(upTo), usualStart: USUAL_START },
  row: FactRow,
});

export const runFactsIn = (facts: readonly Fact[]): RunFacts => {
  const done = facts.find(({ fact }) => fact === 'done');
  const lastScheduled = facts.find(({ fact }) => fact === 'last_scheduled')?.value;
  const unadopted = facts.find(({ fact }) => fact === 'unadopted');
  return {
    unadopted: unadopted && { count: Number(unadopted.value), firstReference: unadopted.name ?? '' },
    done: done && { attemptId: done.name ?? '', result: done.value ?? '' },
    lastScheduledAt: lastScheduled ? UtcColumn.parse(lastScheduled) : undefined,
    usualResult: facts.find(({ fact }) => fact === 'usual_result')?.value ?? null,
    requestedByUserId: facts.find(({ fact }) => fact === 'requested_by')?.value ?? undefined,
    activeApprovers: facts.find(({ fact }) => fact === 'active_approvers')?.number ?? 0,
    settings: settingsSeenIn(facts),
  };
};
