import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface TopicsProps {
  /** @default - nobody is subscribed to the alarm topic */
  readonly alarmEmail?: string | undefined;
}

/** What the system tells people: notices about batches, and alarms that do not depend on it working. */
export class Topics extends Construct {
  readonly notices: Topic;
  readonly alarms: Topic;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { alarmEmail }: TopicsProps) {
    super(scope, id);
    // A key of our own: CloudWatch cannot publish to a topic under the key SNS brings.
    this.key = new Key(this, 'Key', {
      description: 'Notices and alarms of the payout system',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const masterKey = this.key;
    this.notices = new Topic(this, 'Notices', { masterKey, enforceSSL: true });
    this.alarms = new Topic(this, 'Alarms', { masterKey, enforceSSL: true });
    this.alarms.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (alarmEmail) this.alarms.addSubscription(new EmailSubscription(alarmEmail));
  }

  /** Narrower than CDK's grantPublish, which allows kms:GenerateDataKey*. */
  grantNotice(publisher: IGrantable): void {
    publisher.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sns:Publish'], resources: [this.notices.topicArn] }),
    );
    publisher.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.key.keyArn] }),
    );
  }
}
