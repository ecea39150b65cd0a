import { DAY, HOUR, MINUTE } from '../basics/durations.ts';
/** A schedule's expression, as croner reads its pattern. */
export type ScheduleExpression =
  | { readonly kind: 'cron'; readonly pattern: string }
  | { readonly kind: 'rate'; readonly milliseconds: number };

const unitMilliseconds: Readonly<Record<string, number>> = {
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
};

const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const unsupported = (expression: string, expected: string): Error =>
  new RangeError(`schedule expression ${expression} is not understood: expected ${expected}.`);

/** AWS counts the days of the week from 1 = Sunday, croner from 0; both know the names. */
const namedDays = (expression: string, field: string): string =>
  field.replaceAll(/(?<![#\d])\d(?!\d)/g, (digit) => {
    const day = days[Number(digit) - 1];
    if (day) return day;
    throw unsupported(expression, 'days of the week from 1 (SUN) to 7 (SAT)');
  });

const cron = (expression: string, body: string): ScheduleExpression => {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year, ...rest] = body.trim().split(/\s+/);
  if (!dayOfWeek || !year || rest.length > 0) {
    throw unsupported(expression, 'six fields: minute hour day-of-month month day-of-week year');
  }
  if (!dayOfMonth || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw unsupported(expression, '? in either day-of-month or day-of-week');
  }
  const fields = [minute, hour, dayOfMonth, month, namedDays(expression, dayOfWeek), year];
  return { kind: 'cron', pattern: ['0', ...fields].join(' ').replaceAll('?', '*') };
};

const rate = (expression: string, body: string): ScheduleExpression => {
  const [count, unit = ''] = body.trim().split(/\s+/);
  const milliseconds = Number(count) * (unitMilliseconds[unit.replace(/s$/, '')] ?? Number.NaN);
  if (milliseconds > 0) return { kind: 'rate', milliseconds };
  throw unsupported(expression, 'rate(<positive number> minutes|hours|days)');
};

/** Reads an expression of EventBridge Scheduler. Throws RangeError naming what was expected. */
export const parseScheduleExpression = (expression: string): ScheduleExpression => {
  const [, kind, body = ''] = /^(cron|rate)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return cron(expression, body);
  if (kind === 'rate') return rate(expression, body);
  throw unsupported(expression, 'cron(…) or rate(…)');
};
