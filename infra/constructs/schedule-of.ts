import type { PayoutContext } from './read-context.ts';

/** For those who say when the payout runs next. */
export const scheduleOf = ({ schedule, runsOn }: PayoutContext) => ({
  SCHEDULE_EXPRESSION: runsOn ? schedule.expressionString : 'off',
  SCHEDULE_TIMEZONE: schedule.timeZone?.timezoneName ?? 'UTC',
});
