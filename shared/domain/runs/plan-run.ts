import { counted } from '../basics/counted.ts';
import { HOUR } from '../basics/durations.ts';
import { SettingsInvalid } from '../basics/failures.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import type { Paise } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { isoInZone, wallTimeInZone } from '../basics/zoned-time.ts';
import type { PayoutSettings } from '../settings/payout-settings.ts';
import { batchReferenceAt } from './batch-reference.ts';
import { type CommissionWindow, commissionWindow } from './commission-window.ts';
import { meetsMinimum } from './meets-minimum.ts';
import type { PayoutRequest } from './payout-request.ts';
import { SCHEDULE_TOLERANCE, slotDueFrom } from './slot-due-from.ts';

/** Why a run made no batch. */
export const SKIP_REASONS = ['disabled', 'interval', 'nothing_eligible', 'below_minimum'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export type Skip = { readonly reason: SkipReason; readonly message: string };

/** What a run would do: its limits, and the guard that stops it, if one does. */
export type RunPlan = {
  readonly window: CommissionWindow;
  readonly minAmount: Paise;
  /** 0 = no cap. */
  readonly maxItems: number;
  /** As asked, or else as set; the total may demand more. */
  readonly requiredApprovals: number;
  /** When the batch is cancelled should it still be pending. */
  readonly expiresAt: Date | undefined;
  readonly batchReference: string;
  readonly skip: Skip | undefined;
};

export type RunHistory = {
  /** scheduledTime of the last scheduled run that created a batch. */
  readonly lastScheduledAt: Date | undefined;
  /** That of this schedule's run before this one, whatever came of it. */
  readonly slotBeforeAt: Date | undefined;
};

/** The latest scheduled time that this run can have a predecessor at. */
export const historyUpTo = ({ trigger }: PayoutRequest, now: Date): Date => {
  const scheduledAt = trigger.kind === 'schedule' ? trigger.scheduledAt.getTime() : 0;
  return new Date(Math.max(now.getTime(), scheduledAt) + SCHEDULE_TOLERANCE);
};

const refuseFutureLastRun = ({ last_run: lastRun, timezone }: PayoutSettings, now: Date): void => {
  if (!lastRun || lastRun.getTime() <= now.getTime() + SCHEDULE_TOLERANCE) return;
  throw new SettingsInvalid(
    `payout_automation_last_run is "${isoInZone(lastRun, timezone)}": expected a time that is not in the future ` +
      `(now ${now.toISOString()}); correct or clear the setting`,
  );
};

type Interval = { readonly intervalHours: number; readonly timezone: string };

/** Nobody can force a schedule, and its next run is not known here: only from when on each makes a batch, whichever was before it. */
const scheduleSkip = (
  { intervalHours: asked }: PayoutRequest,
  scheduledAt: Date,
  { lastScheduledAt, slotBeforeAt }: RunHistory,
  { intervalHours, timezone }: Interval,
): Skip | undefined => {
  if (!lastScheduledAt) return undefined;
  const dueFrom = (before: Date | undefined) =>
    slotDueFrom({ lastBatchAt: lastScheduledAt, slotBeforeAt: before }, intervalHours, timezone);
  if (scheduledAt >= dueFrom(slotBeforeAt)) return undefined;
  const shorter =
    asked === undefined
      ? 'set a shorter payout_automation_interval_hours'
      : 'give the schedule a shorter interval';
  const message =
    `The last scheduled run that made a batch was at ${lastScheduledAt.toISOString()}, less than ${intervalHours} h ` +
    `before ${scheduledAt.toISOString()}; the schedule makes batches again from ${dueFrom(undefined).toISOString()} on. ` +
    `Should that be too late, ${shorter}.`;
  return { reason: 'interval', message };
};

const manualSkip = (
  lastRun: Date | undefined,
  now: Date,
  { intervalHours, timezone }: Interval,
): Skip | undefined => {
  if (!lastRun || now.getTime() >= lastRun.getTime() + intervalHours * HOUR) return undefined;
  const message =
    `The last run that made a batch was at ${wallTimeInZone(lastRun, timezone)} (${timezone}), less than ${intervalHours} h ago; ` +
    'wait, use force, or give a shorter interval.';
  return { reason: 'interval', message };
};

const disabledSkip = ({ trigger }: PayoutRequest): Skip => {
  const orForce = trigger.kind === 'manual' ? ', or use force' : '';
  return {
    reason: 'disabled',
    message: `Automation disabled: set payout_automation_enabled to 1${orForce}.`,
  };
};

/** Counted from when the batch is made: one that was made late is to be approved as long as any other. */
const expiry = ({ pending_expiry_hours: hours }: PayoutSettings, now: Date): Date | undefined =>
  hours === 0 ? undefined : new Date(now.getTime() + hours * HOUR);

const guard = (
  request: PayoutRequest,
  settings: PayoutSettings,
  history: RunHistory,
  now: Date,
): Skip | undefined => {
  const { trigger } = request;
  if (trigger.kind === 'manual') refuseFutureLastRun(settings, now);
  if (request.force) return undefined;
  if (!settings.enabled) return disabledSkip(request);
  const intervalHours = request.intervalHours ?? settings.interval_hours;
  if (intervalHours === 0) return undefined;
  const interval = { intervalHours, timezone: settings.timezone };
  // Schedules count from schedule to schedule, so that an urgent run in the evening cancels no night.
  return trigger.kind === 'schedule'
    ? scheduleSkip(request, trigger.scheduledAt, history, interval)
    : manualSkip(settings.last_run, now, interval);
};

/** Decides from what was asked, what is set and what ran before; touches nothing. */
export const planRun = (
  request: PayoutRequest,
  settings: PayoutSettings,
  history: RunHistory,
  now: Date,
): RunPlan => {
  const startedAt = request.trigger.kind === 'schedule' ? request.trigger.scheduledAt : now;
  return {
    window: commissionWindow(request, settings, startedAt),
    minAmount: request.minAmount ?? settings.min_amount,
    maxItems: request.maxItems ?? settings.max_items,
    requiredApprovals: request.requiredApprovals ?? settings.required_approvals,
    expiresAt: expiry(settings, now),
    batchReference: request.batchReference ?? batchReferenceAt(startedAt, settings.timezone),
    skip: guard(request, settings, history, now),
  };
};

/** Whether what was found is worth a batch. Asked of the survey before, and of the claimed items after. */
export const skipForAmount = (found: Tally, minAmount: Paise): Skip | undefined => {
  if (found.count === 0) {
    const message = 'No batch created: no approved commission in the window is free to be paid.';
    return { reason: 'nothing_eligible', message };
  }
  if (meetsMinimum(found.amount, minAmount)) return undefined;
  const message =
    `No batch created: ${counted(found.count, 'commission makes', 'commissions make')} ${formatRupees(found.amount)}, ` +
    `below the minimum of ${formatRupees(minAmount)}.`;
  return { reason: 'below_minimum', message };
};
