import { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { FailureQueue } from './failure-queue.ts';
import type { DatabaseFolder } from './function-environment.ts';
import { UserFunction, type UserFunctionProps } from './user-function.ts';

/** A function that others start without waiting for it: what it fails on at every try is kept. */
export class BackgroundFunction<Folder extends DatabaseFolder = DatabaseFolder> extends UserFunction<Folder> {
  /** Events it failed on at every try, or that waited too long to be taken. */
  readonly failed: IQueue;

  constructor(scope: Construct, id: string, props: UserFunctionProps<Folder>) {
    super(scope, id, props);
    this.failed = new FailureQueue(this, 'Failed', { keepFor: Duration.days(14) });
    this.function.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6), // the longest Lambda knows: it waits so long while it is throttled
      onFailure: new SqsDestination(this.failed),
    });
  }
}
