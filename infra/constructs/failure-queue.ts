import { type Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export interface FailureQueueProps {
  readonly keepFor: Duration;
}

/** Keeps what could not be delivered or done, for somebody to look at. */
export class FailureQueue extends Queue {
  constructor(scope: Construct, id: string, { keepFor }: FailureQueueProps) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: keepFor,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'This queue is itself the end of the line: nothing consumes it, so nothing can fail and be redriven; an alarm reports the first message.',
    });
  }
}
