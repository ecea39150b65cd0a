import { instantOf } from '../../../shared/domain/basics/epoch-seconds.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { COUNTS_AS, tallyWhere, type UnmarkedStanding } from '../../../shared/domain/runs/outside-batches.ts';
import { automationSince, type SwitchRecord } from '../../../shared/domain/settings/automation-switch.ts';
import type { PayoutSettings } from '../../../shared/domain/settings/payout-settings.ts';
import { readRecordedResult } from '../../../shared/events/payout-result.ts';
import type { StatusAnswer } from '../../../shared/events/status-answer.ts';
import type { HoldsOpen } from '../../../shared/sql/holds/holds-open.ts';
import type { BegunPayments } from '../../../shared/sql/payments/begun-payments.ts';
import type { SurveyRow } from '../../../shared/sql/runs/survey.ts';
import type { LastBatch, LastRun, OpenBatches, TroubledRuns } from '../../../shared/sql/status.ts';

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

const tallyOf = (rows: readonly SurveyRow[], counted: (standing: UnmarkedStanding) => boolean) => {
  const { count, amount } = tallyWhere(rows, counted);
  return { count, amount: decimalFrom(amount) };
};

/** `windowKnown`: without the lookback nobody can say what is stranded. */
export const freeOf = (rows: readonly SurveyRow[], windowKnown: boolean): StatusAnswer['free'] => {
  const isFree = (standing: UnmarkedStanding) => COUNTS_AS[standing] === 'free';
  const earliest = rows.flatMap((row) =>
    row.earliest === null || !isFree(row.standing) ? [] : [row.earliest],
  );
  return {
    ...tallyOf(rows, isFree),
    oldestAt: earliest.length > 0 ? instantOf(Math.min(...earliest)).toISOString() : null,
    stranded: windowKnown ? tallyOf(rows, (standing) => standing === 'before_window') : null,
    unpayable: tallyOf(rows, (standing) => COUNTS_AS[standing] === 'unpayable'),
  };
};

export const heldOf = (rows: readonly SurveyRow[], open: HoldsOpen | undefined): StatusAnswer['held'] => ({
  holds: open?.count ?? 0,
  overdue: open?.overdue ?? 0,
  oldestAt: instant(open?.oldestAt),
  commissions: tallyOf(rows, (standing) => COUNTS_AS[standing] === 'held'),
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
