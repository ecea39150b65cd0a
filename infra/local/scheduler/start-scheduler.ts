import type { Access } from '../access/access.ts';
import type { AsyncOutcome } from '../lambda/destination-record.ts';
import type { ScheduleDefinition } from '../template/read-schedules.ts';
import { startTimer } from './start-timer.ts';
import { targetEvent } from './target-event.ts';

/** What became of one firing: the function's outcome, or why Scheduler could not hand the event over. */
export type FireOutcome =
  | { readonly kind: 'invoked'; readonly outcome: AsyncOutcome }
  | { readonly kind: 'undeliverable'; readonly reason: string };

export type Scheduler = {
  readonly scheduleNames: readonly string[];
  readonly fire: (scheduleName: string, scheduledTime: Date) => Promise<FireOutcome>;
  readonly stop: () => void;
};

export type SchedulerOptions = {
  readonly schedules: readonly ScheduleDefinition[];
  readonly access: Access;
  readonly invokeAsync: (functionArn: string, event: string) => Promise<AsyncOutcome>;
  readonly send: (
    queueArn: string,
    body: string,
    attributes: Readonly<Record<string, string>>,
  ) => Promise<void>;
  readonly automatic: boolean;
};

/** AWS would retry for hours; a missing permission does not heal, so it goes to the dead letters at once. */
const refuse = async (
  { send }: SchedulerOptions,
  schedule: ScheduleDefinition,
  event: string,
): Promise<FireOutcome> => {
  const reason = `${schedule.roleArn} may not lambda:InvokeFunction on ${schedule.targetArn}`;
  if (schedule.deadLetterArn) {
    await send(schedule.deadLetterArn, event, {
      ERROR_CODE: 'AccessDeniedException',
      ERROR_MESSAGE: reason,
      SCHEDULE_ARN: schedule.arn,
      TARGET_ARN: schedule.targetArn,
    });
  }
  return { kind: 'undeliverable', reason };
};

const fireSchedule = async (
  options: SchedulerOptions,
  schedule: ScheduleDefinition,
  scheduledTime: Date,
): Promise<FireOutcome> => {
  const { roleArn, arn, targetArn } = schedule;
  const event = targetEvent(schedule, scheduledTime);
  if (!options.access.isAllowed({ kind: 'role', roleArn, arn }, 'lambda:InvokeFunction', targetArn)) {
    return refuse(options, schedule, event);
  }
  return { kind: 'invoked', outcome: await options.invokeAsync(targetArn, event) };
};

const named = (schedules: readonly ScheduleDefinition[], wanted: string): ScheduleDefinition => {
  const found = schedules.find(({ name, logicalId }) => name === wanted || logicalId === wanted);
  if (found) return found;
  const known = schedules.map(({ name }) => name).join(', ');
  throw new Error(`no schedule ${wanted}: the template has ${known}.`);
};

/** EventBridge Scheduler: the schedules of the template, fired by hand and, when automatic, by the clock. */
export const startScheduler = (options: SchedulerOptions): Scheduler => {
  const { schedules, automatic } = options;
  const running = automatic ? schedules.filter(({ enabled }) => enabled) : [];
  const stops = running.map((schedule) =>
    startTimer(schedule, (scheduledTime) => {
      // What fails is on record with the function; a firing cut short by stop() leaves no one to tell.
      fireSchedule(options, schedule, scheduledTime).catch(() => undefined);
    }),
  );
  return {
    scheduleNames: schedules.map(({ name }) => name),
    fire: async (name, scheduledTime) => fireSchedule(options, named(schedules, name), scheduledTime),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
};
