import * as z from 'zod';
import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import { beforeBusinessDay } from '../../domain/runs/business-day.ts';
import type { PayoutRequest } from '../../domain/runs/payout-request.ts';
import { historyUpTo } from '../../domain/runs/plan-run.ts';
import { scheduleKeyPrefix } from '../../domain/runs/schedule-key.ts';
import type { SettingsSeen } from '../../domain/settings/settings-snapshot.ts';
import { UNADOPTED } from '../adoption/unadopted.ts';
import { CountColumn, IdColumn, UtcColumn, utcText } from '../columns.ts';
import { SETTINGS_PARAMS, SETTINGS_SEEN, SettingSeenRow, settingsSeenIn } from '../settings/settings-seen.ts';
import type { Read } from '../statement.ts';

/** All that a run is decided by, but for the ledger. */
export type RunFacts = {
  /** The attempt that finished this key, the proof of commit, what it was asked, and its result. */
  readonly done:
    | { readonly attemptId: string; readonly request: string; readonly result: string }
    | undefined;
  /** scheduledTime of the last scheduled run that created a batch. */
  readonly lastScheduledAt: Date | undefined;
  /** scheduledTime of this schedule's run before this one, whatever came of it; undefined for a run by hand. */
  readonly slotBeforeAt: Date | undefined;
  readonly settings: SettingsSeen;
  /** Whom the API let ask for this key. No payload can say so: only the API's own database user writes it. */
  readonly requestedByUserId: string | undefined;
  /** Result of the last run of another key that left behind what the usual window leaves: what is stranded is compared. */
  readonly usualResult: string | null;
  /** The last batch that is of an earlier business day whatever the time zone, which is read here with the rest; '0' where there is none. */
  readonly olderBatchId: string;
  /** Batches that the old script made and nobody adopted, paid ones too: nothing keeps their commissions out of another batch. */
  readonly unadopted: { readonly count: number; readonly firstReference: string } | undefined;
};

/** A setting, or the facts: each has NULL where the other has columns. */
const Row = SettingSeenRow.extend({
  doneAttemptId: z.string().nullable(),
  doneRequest: z.string().nullable(),
  doneResult: z.string().nullable(),
  lastScheduledAt: UtcColumn.nullable(),
  slotBeforeAt: UtcColumn.nullable(),
  requestedByUserId: IdColumn.nullable(),
  usualResult: z.string().nullable(),
  olderBatchId: IdColumn.nullable(),
  /** Counted, so never NULL of the facts. */
  unadopted: CountColumn.nullable(),
  firstUnadopted: z.string().nullable(),
});
type RunFactRow = z.output<typeof Row>;

/** A run by hand has no slot before it. */
const slotKeyPrefixOf = ({ trigger }: PayoutRequest): string | null =>
  trigger.kind === 'schedule' ? scheduleKeyPrefix(trigger.scheduleName) : null;

/**
 * In one call what earlier runs left behind and what is set; asked under the run lock, so no twin can finish in between. A
 * scheduled time later than `upTo` was made up by somebody: counted as the last one, it would stop every night until then.
 * Its own schedule's slots are found by their keys, which sort by time. The key is forced: nearly all runs start as usual, so MySQL would rather walk all of them backwards.
 */
export const readRunFacts = (request: PayoutRequest, at: Date): Read<RunFactRow> => ({
  sql: `SELECT s.seq, s.name, s.text, NULL AS doneAttemptId, NULL AS doneRequest, NULL AS doneResult,
               NULL AS lastScheduledAt, NULL AS slotBeforeAt, NULL AS requestedByUserId, NULL AS usualResult,
               NULL AS olderBatchId, NULL AS unadopted, NULL AS firstUnadopted
          FROM (${SETTINGS_SEEN}) s
         UNION ALL
        SELECT NULL, NULL, NULL,
               d.attempt_id, d.request, d.result,
               (SELECT MAX(r.scheduled_at) FROM mlm_payout_runs r
                 WHERE r.trigger_kind = 'schedule' AND r.outcome = 'created' AND r.scheduled_at <= :upTo),
               (SELECT s.scheduled_at FROM mlm_payout_runs s
                 WHERE s.run_key >= :slotKeyPrefix AND s.run_key < :runKey AND s.trigger_kind = 'schedule'
                 ORDER BY s.run_key DESC LIMIT 1),
               (SELECT q.user_id FROM mlm_payout_run_requests q WHERE q.run_key = :runKey),
               (SELECT w.result FROM mlm_payout_runs w FORCE INDEX (idx_run_usual_start)
                 WHERE w.usual_start = 1 AND w.done_key <> :runKey ORDER BY w.id DESC LIMIT 1),
               (SELECT p.id FROM mlm_payout_batches p FORCE INDEX (PRIMARY)
                 WHERE p.made_at < :before OR (p.made_at IS NULL AND p.created_at < FROM_UNIXTIME(:beforeSeconds))
                 ORDER BY p.id DESC LIMIT 1),
               o.batches, o.firstReference
          FROM (SELECT COUNT(*) AS batches, MIN(b.batch_reference) AS firstReference FROM mlm_payout_batches b
                 WHERE ${UNADOPTED}) o
          LEFT JOIN mlm_payout_runs d ON d.done_key = :runKey`,
  params: {
    ...SETTINGS_PARAMS,
    runKey: request.runKey,
    upTo: utcText(historyUpTo(request, at)),
    slotKeyPrefix: slotKeyPrefixOf(request),
    before: utcText(beforeBusinessDay(at)),
    beforeSeconds: epochSeconds(beforeBusinessDay(at)),
  },
  row: Row,
});

const isOfFacts = ({ unadopted }: RunFactRow): boolean => unadopted !== null;

const doneIn = ({ doneAttemptId, doneRequest, doneResult }: RunFactRow): RunFacts['done'] =>
  doneAttemptId === null
    ? undefined
    : { attemptId: doneAttemptId, request: doneRequest ?? '', result: doneResult ?? '' };

export const runFactsIn = (rows: readonly RunFactRow[]): RunFacts => {
  const facts = rows.find(isOfFacts);
  const count = facts?.unadopted;
  return {
    done: facts && doneIn(facts),
    lastScheduledAt: facts?.lastScheduledAt ?? undefined,
    slotBeforeAt: facts?.slotBeforeAt ?? undefined,
    settings: settingsSeenIn(rows.filter((row) => !isOfFacts(row))),
    requestedByUserId: facts?.requestedByUserId ?? undefined,
    usualResult: facts?.usualResult ?? null,
    olderBatchId: facts?.olderBatchId ?? '0',
    unadopted: count ? { count, firstReference: facts?.firstUnadopted ?? '' } : undefined,
  };
};
