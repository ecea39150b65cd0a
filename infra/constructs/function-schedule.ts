import { type Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
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
  /** How long a late invocation is still worth making. */
  readonly giveUpAfter: Duration;
}

/** Invokes a function on a schedule. Scheduler only hands the event over, so each half has its own end of the line. */
export class FunctionSchedule extends Construct {
  /** Events Scheduler could not hand to Lambda. */
  readonly undelivered: IQueue;
  /** Events the function failed on, each try. */
  readonly failed: IQueue;

  constructor(
    scope: Construct,
    id: string,
    { name, target, expression, giveUpAfter }: FunctionScheduleProps,
  ) {
    super(scope, id);
    this.undelivered = new FailureQueue(this, 'Undelivered');
    this.failed = new FailureQueue(this, 'Failed');

    target.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: giveUpAfter,
      onFailure: new SqsDestination(this.failed),
    });

    new Schedule(this, 'Schedule', {
      scheduleName: name,
      schedule: expression,
      target: new LambdaInvoke(target, {
        role: this.role(target).withoutPolicyUpdates(),
        deadLetterQueue: this.undelivered,
        retryAttempts: 185, // as many as Scheduler allows: time is the limit
        maxEventAge: giveUpAfter,
        input: ScheduleTargetInput.fromObject({
          trigger: 'schedule',
          scheduleName: name,
          scheduledTime: ContextAttribute.scheduledTime,
        }),
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
