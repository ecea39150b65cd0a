import type { Duration } from 'aws-cdk-lib';
import type { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { DatabaseFolder } from './function-environment.ts';
import { FunctionSchedule } from './function-schedule.ts';
import { UserFunction, type UserFunctionProps } from './user-function.ts';

export interface ScheduledFunctionProps<Folder extends DatabaseFolder> extends UserFunctionProps<Folder> {
  readonly scheduleName: string;
  readonly schedule: ScheduleExpression;
  /** What it is invoked with. @default - the schedule's name and the scheduled time */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Whether the schedule fires. @default true */
  readonly enabled?: boolean;
  /** How long an event may wait to be taken, in Scheduler and again in Lambda; no measure of how long a failure is retried. */
  readonly waitAtMost: Duration;
  /** Whether the next event does the work of one that failed: then that one is not tried again, nor kept. */
  readonly nextMakesUp: boolean;
}

/** A function, the database user it is, and the schedule that invokes it. */
export class ScheduledFunction<Folder extends DatabaseFolder = DatabaseFolder> extends UserFunction<Folder> {
  readonly schedule: FunctionSchedule;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps<Folder>) {
    const { scheduleName, schedule, input, enabled = true, waitAtMost, nextMakesUp, ...rest } = props;
    super(scope, id, rest as UserFunctionProps<Folder>);
    this.schedule = new FunctionSchedule(this, 'Schedule', {
      name: scheduleName,
      target: this.function,
      expression: schedule,
      input,
      enabled,
      waitAtMost,
      nextMakesUp,
    });
  }
}
