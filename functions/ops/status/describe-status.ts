import { instantOf } from '../../../shared/domain/basics/epoch-seconds.ts';
import { SettingsInvalid } from '../../../shared/domain/basics/failures.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { automationSince, type SwitchRecord } from '../../../shared/domain/settings/automation-switch.ts';
import {
  type PayoutSettings,
  parsePayoutSettings,
  type SettingRow,
} from '../../../shared/domain/settings/payout-settings.ts';
import { readRecordedResult } from '../../../shared/events/payout-result.ts';
import type { StatusAnswer } from '../../../shared/events/status-answer.ts';
import type { HoldsOpen } from '../../../shared/sql/holds/holds-open.ts';
import type { BegunPayments } from '../../../shared/sql/payments/begun-payments.ts';
import type { SurveyRow } from '../../../shared/sql/runs/survey.ts';
import type { LastBatch, LastRun, OpenBatches, TroubledRuns } from '../../../shared/sql/status.ts';

type StandingSettings = { readonly settings: PayoutSettings | undefined; readonly problem: string | null };

/** A setting that does not parse stops every run, but not the status that says so. */
export const standingSettings = (rows: readonly SettingRow[]): StandingSettings => {
  try {
    return { settings: parsePayoutSettings(rows), problem: null };
  } catch (error) {
    if (error instanceof SettingsInvalid) return { settings: undefined, problem: error.message };
    throw error;
  }
};

const instant = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export const automationOf = (
  settings: PayoutSettings | undefined,
  switched: SwitchRecord | undefined,
): StatusAnswer['automation'] =>
  settings
    ? {
        enabled: settings.enabled,
        since: instant(switched && automationSince(settings.enabled, switched)),
        intervalHours: settings.interval_hours,
        lookbackDays: settings.lookback_days,
        timezone: settings.timezone,
      }
    : null;

export const lastBatchOf = (batch: LastBatch | undefined): StatusAnswer['lastBatch'] =>
  batch
    ? { ...batch, totalAmount: decimalFrom(batch.totalAmount), createdAt: batch.createdAt.toISOString() }
    : null;

/** Of a skip or a batch what it answered, of a failure what went wrong. */
const messageOf = ({ outcome, result, error }: LastRun): string | null => {
  if (outcome === 'failed' || result === null) return error;
  const recorded = readRecordedResult(result);
  return recorded.outcome === 'skipped' ? recorded.message : recorded.batchReference;
};

export const lastRunOf = (run: LastRun | undefined): StatusAnswer['lastRun'] => {
  if (!run) return null;
  const { runKey, outcome, reason, startedAt } = run;
  return { runKey, outcome, reason, message: messageOf(run), startedAt: startedAt.toISOString() };
};

export const openBatchesOf = (
  rows: readonly OpenBatches[],
  status: OpenBatches['status'],
): StatusAnswer['waiting'] => {
  const row = rows.find((each) => each.status === status);
  if (!row) return { count: 0, amount: '0.00', oldest: null, tooFew: 0 };
  const { count, amount, since, tooFew, batchReference, approvalCount, requiredApprovals, mayApprove } = row;
  const oldest = {
    ...{ batchReference, since: since.toISOString() },
    ...{ approvalCount, requiredApprovals, mayApprove },
  };
  return { count, amount: decimalFrom(amount), oldest, tooFew };
};

export const atTheBankOf = (begun: BegunPayments | undefined): StatusAnswer['atTheBank'] => {
  const { count = 0, amount = 0n, batchReference = null, begunAt = null } = begun ?? {};
  const oldest = batchReference !== null &&
    begunAt !== null && { batchReference, since: begunAt.toISOString() };
  return { count, amount: decimalFrom(amount), oldest: oldest || null };
};

type Standing = SurveyRow['standing'];

/** How each standing counts for who asks what is due and in no batch. */
const COUNTS_AS: Readonly<Record<Standing, 'free' | 'unpayable' | 'held' | 'not due'>> = {
  eligible: 'free',
  due: 'free',
  before_window: 'free',
  amount_not_positive: 'unpayable',
  beneficiary_missing: 'unpayable',
  marker_unexplained: 'unpayable',
  date_missing: 'unpayable',
  amount_not_whole_paise: 'unpayable',
  paid_item_exists: 'not due',
  in_live_batch: 'not due',
  on_hold: 'held',
  payment_failed: 'held',
  after_window: 'not due',
  busy: 'not due',
  over_max_items: 'not due',
};

const tallyOf = (rows: readonly SurveyRow[]) => ({
  count: rows.reduce((sum, { count }) => sum + count, 0),
  amount: decimalFrom(rows.reduce((sum, { amount }) => sum + amount, 0n)),
});

/** `windowKnown`: without the lookback nobody can say what is stranded. */
export const freeOf = (rows: readonly SurveyRow[], windowKnown: boolean): StatusAnswer['free'] => {
  const countedAs = (kind: (typeof COUNTS_AS)[Standing]) =>
    rows.filter(({ standing }) => COUNTS_AS[standing] === kind);
  const free = countedAs('free');
  const earliest = free.flatMap((row) => (row.earliest === null ? [] : [row.earliest]));
  return {
    ...tallyOf(free),
    oldestAt: earliest.length > 0 ? instantOf(Math.min(...earliest)).toISOString() : null,
    stranded: windowKnown ? tallyOf(rows.filter(({ standing }) => standing === 'before_window')) : null,
    unpayable: tallyOf(countedAs('unpayable')),
  };
};

export const heldOf = (rows: readonly SurveyRow[], open: HoldsOpen | undefined): StatusAnswer['held'] => ({
  holds: open?.count ?? 0,
  overdue: open?.overdue ?? 0,
  oldestAt: instant(open?.oldestAt),
  commissions: tallyOf(rows.filter(({ standing }) => COUNTS_AS[standing] === 'held')),
});

export const noticesOf = (
  unsent: { readonly count: number; readonly oldestAt: Date | null } | undefined,
  givenUp: { readonly count: number; readonly reason: string | null } | undefined,
): StatusAnswer['notices'] => ({
  unsent: unsent?.count ?? 0,
  oldestAt: instant(unsent?.oldestAt),
  givenUp: givenUp?.count ?? 0,
  lastReason: givenUp?.reason ?? null,
});

export const troubledRunsOf = (runs: TroubledRuns | undefined): StatusAnswer['failures'] => {
  if (!runs) return { count: 0, openCount: 0, last: null };
  const { count, openCount, runKey, errorType, error, startedAt } = runs;
  return { count, openCount, last: { runKey, errorType, error, startedAt: startedAt.toISOString() } };
};
