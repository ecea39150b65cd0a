import { Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { EventInvokeConfigOptions, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FailureQueue } from './failure-queue.ts';

export interface FunctionScheduleProps {
  /** Part of every run key: renaming it lets the run of the same instant happen once more. */
  readonly name: string;
  readonly target: LambdaFunction;
  readonly expression: ScheduleExpression;
  /** What it sends. @default - its name and the scheduled time, which make the run key */
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  /** Whether it fires. */
  readonly enabled: boolean;
  /**
   * How long an event may wait to be taken: in Scheduler while Lambda does not take it, then as long again in Lambda
   * while the function is throttled. No measure of how long a failure is retried: that ends with the third try.
   */
  readonly waitAtMost: Duration;
  /** Whether the next event does the work of one that failed: then that one is not tried again, nor kept. */
  readonly nextMakesUp: boolean;
}

/** Invokes a function on a schedule. Scheduler only hands the event over, so each half has its own end of the line. */
export class FunctionSchedule extends Construct {
  /** Events Scheduler could not hand to Lambda. */
  readonly undelivered: IQueue;
  /** Events the function failed on at every try; none where the next event makes up for them. */
  readonly failed: IQueue | undefined;

  constructor(
    scope: Construct,
    id: string,
    { name, target, expression, input, enabled, waitAtMost, nextMakesUp }: FunctionScheduleProps,
  ) {
    super(scope, id);
    // An event nobody will redrive only rings: it goes soon, so that the alarm can ring for the next outage.
    const keepFor = nextMakesUp ? Duration.minutes(30) : Duration.days(14);
    this.undelivered = new FailureQueue(this, 'Undelivered', { keepFor });
    this.failed = nextMakesUp ? undefined : new FailureQueue(this, 'Failed', { keepFor });
    target.configureAsyncInvoke({ maxEventAge: waitAtMost, ...onError(this.failed) });

    new Schedule(this, 'Schedule', {
      scheduleName: name,
      schedule: expression,
      enabled,
      target: new LambdaInvoke(target, {
        role: this.role(target).withoutPolicyUpdates(),
        deadLetterQueue: this.undelivered,
        retryAttempts: 185, // as many as Scheduler allows: time is the limit
        maxEventAge: waitAtMost,
        input: ScheduleTargetInput.fromObject(
          input ?? {
            trigger: 'schedule',
            scheduleName: name,
            scheduledTime: ContextAttribute.scheduledTime,
          },
        ),
      }),
    });
  }

  /** Written out because LambdaInvoke would also allow every version and alias. */
  private role(target: LambdaFunction): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    target.grantInvokeLatestVersion(role);
    this.undelivered.grantSendMessages(role);
    return role;
  }
}

/** Tried again after one minute and after two, then kept; or, without a queue, neither. */
function onError(failed: IQueue | undefined): EventInvokeConfigOptions {
  return failed ? { retryAttempts: 2, onFailure: new SqsDestination(failed) } : { retryAttempts: 0 };
}
