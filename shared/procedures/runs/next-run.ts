import { Cron } from 'croner';
import { MINUTE } from '../../domain/basics/durations.ts';
import { parseScheduleExpression } from '../../domain/runs/schedule-expression.ts';
import type { PayoutSchedule } from '../../runtime/payout-schedule.ts';

/** Scheduler delivers within a minute, Lambda may be busy: until then a run that has not begun is not late. */
const LATE_MILLISECONDS = 10 * MINUTE;

export type NextRun = {
  readonly dueAt: Date | undefined;
  /** The first time after the last run that passed without one. */
  readonly overdueSince: Date | undefined;
};

/** A rate counts from when the schedule was made, which only its runs tell. */
const afterRate = (milliseconds: number, last: Date | undefined, now: Date): Date | undefined => {
  if (!last) return undefined;
  const periods = Math.max(1, Math.ceil((now.getTime() - last.getTime()) / milliseconds));
  return new Date(last.getTime() + periods * milliseconds);
};

/** When Scheduler fires next after `from`; undefined where that cannot be known. */
const firingAfter = (
  { expression, timeZone }: PayoutSchedule,
  from: Date,
  last: Date | undefined,
): Date | undefined => {
  const schedule = parseScheduleExpression(expression);
  if (schedule.kind === 'rate') return afterRate(schedule.milliseconds, last, from);
  return new Cron(schedule.pattern, { timezone: timeZone }).nextRun(from) ?? undefined;
};

/** Counted from the last run that the schedule began; without one nothing can be late. */
export const nextRun = (schedule: PayoutSchedule, last: Date | undefined, now: Date): NextRun => {
  const expected = last && firingAfter(schedule, last, last);
  if (!expected || expected > now) {
    return { dueAt: expected ?? firingAfter(schedule, now, last), overdueSince: undefined };
  }
  const late = now.getTime() - expected.getTime() > LATE_MILLISECONDS;
  return late
    ? { dueAt: firingAfter(schedule, now, last), overdueSince: expected }
    : { dueAt: expected, overdueSince: undefined };
};
