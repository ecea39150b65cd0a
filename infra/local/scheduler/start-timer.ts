import { Cron } from 'croner';
import { parseScheduleExpression } from '../../../shared/domain/runs/schedule-expression.ts';
import type { ScheduleDefinition } from '../template/read-schedules.ts';

type Fire = (scheduledTime: Date) => void;

/** A rate counts from the start; its scheduled times carry no drift. */
const startRate = (milliseconds: number, fire: Fire): (() => void) => {
  let next = Date.now() + milliseconds;
  const timer = setInterval(() => {
    fire(new Date(next));
    next += milliseconds;
  }, milliseconds);
  return () => clearInterval(timer);
};

const startCron = (pattern: string, timeZone: string, fire: Fire): (() => void) => {
  const job = new Cron(pattern, { timezone: timeZone }, (self) => fire(self.currentRun() ?? new Date()));
  return () => job.stop();
};

/** Starts the timer of one schedule; returns how to stop it. */
export const startTimer = ({ expression, timeZone }: ScheduleDefinition, fire: Fire): (() => void) => {
  const parsed = parseScheduleExpression(expression);
  if (parsed.kind === 'rate') return startRate(parsed.milliseconds, fire);
  return startCron(parsed.pattern, timeZone, fire);
};
