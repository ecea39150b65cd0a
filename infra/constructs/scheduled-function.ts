import type { Duration } from 'aws-cdk-lib';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DataApiFunction } from './data-api-function.ts';
import type { Database } from './database.ts';
import { DatabaseUser } from './database-user.ts';
import type { FunctionEnvironment, FunctionFolder } from './function-environment.ts';
import { FunctionSchedule } from './function-schedule.ts';

export interface ScheduledFunctionProps<Folder extends FunctionFolder> {
  /** The folder under functions/ whose handler.ts it runs; its database user is named after it. */
  readonly folder: Folder;
  readonly database: Database;
  readonly timeout: Duration;
  /** What it reads beyond where the database is and how to log. */
  readonly environment: FunctionEnvironment<Folder>;
  readonly scheduleName: string;
  readonly schedule: ScheduleExpression;
  /** How long an event may wait to be taken, in Scheduler and again in Lambda; no measure of how long a failure is retried. */
  readonly waitAtMost: Duration;
  /** Whether the next event does the work of one that failed: then that one is not tried again, nor kept. */
  readonly nextMakesUp: boolean;
}

/** A function, the database user it is, and the schedule that invokes it. */
export class ScheduledFunction<Folder extends FunctionFolder = FunctionFolder> extends Construct {
  readonly user: DatabaseUser;
  readonly function: NodejsFunction;
  readonly schedule: FunctionSchedule;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps<Folder>) {
    super(scope, id);
    const { scheduleName, schedule, waitAtMost, nextMakesUp, ...rest } = props;
    this.user = new DatabaseUser(this, 'User', { username: `${props.folder}_fn` });
    this.function = new DataApiFunction(this, 'Lambda', { ...rest, secret: this.user.secret }).function;
    this.schedule = new FunctionSchedule(this, 'Schedule', {
      name: scheduleName,
      target: this.function,
      expression: schedule,
      waitAtMost,
      nextMakesUp,
    });
  }
}
