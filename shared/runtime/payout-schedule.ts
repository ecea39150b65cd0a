/** When Scheduler runs the payout, as it was deployed. */
export type PayoutSchedule = { readonly expression: string; readonly timeZone: string };

/** Undefined where the schedule is off, and in a terminal, which is not told. */
export const payoutSchedule = ({
  SCHEDULE_EXPRESSION: expression,
  SCHEDULE_TIMEZONE: timeZone,
}: {
  readonly SCHEDULE_EXPRESSION?: string | undefined;
  readonly SCHEDULE_TIMEZONE?: string | undefined;
}): PayoutSchedule | undefined =>
  expression && expression !== 'off' && timeZone ? { expression, timeZone } : undefined;
