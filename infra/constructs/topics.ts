import { createHash } from 'node:crypto';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Subscription, SubscriptionFilter, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { NOTICE_AUDIENCES } from '../../shared/domain/notices/notice.ts';
import type { NoticeAddresses } from './parse-notices.ts';

export interface TopicsProps {
  /** Who is subscribed to the notice topic; each to their audiences alone. */
  readonly notices: NoticeAddresses;
  /** @default - nobody is subscribed to the alarm topic */
  readonly alarmEmail?: string | undefined;
}

/** What the system tells people: notices about batches, and alarms that do not depend on it working. */
export class Topics extends Construct {
  readonly notices: Topic;
  readonly alarms: Topic;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { notices, alarmEmail }: TopicsProps) {
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
    this.subscribe(notices);
  }

  /** SNS holds one subscription of an address, so all its audiences are in that one's filter. */
  private subscribe(notices: NoticeAddresses): void {
    for (const address of new Set(Object.values(notices).flat())) {
      const audiences = NOTICE_AUDIENCES.filter((audience) => notices[audience].includes(address));
      new Subscription(this, idOf(address), {
        topic: this.notices,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: address,
        filterPolicy: { audience: SubscriptionFilter.stringFilter({ allowlist: audiences }) },
      });
    }
  }

  /** Who has confirmed, and what their filters let through. */
  letReadSubscriptions(reader: IFunction): void {
    reader.addToRolePolicy(
      new PolicyStatement({ actions: ['sns:ListSubscriptionsByTopic'], resources: [this.notices.topicArn] }),
    );
    reader.addToRolePolicy(
      new PolicyStatement({ actions: ['sns:GetSubscriptionAttributes'], resources: ['*'] }),
    );
    Validations.of(reader.role ?? reader).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'IAM knows no subscriptions: AWS allows sns:GetSubscriptionAttributes on everything or not at all. It only reads.',
    });
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

/** From the address alone: whoever is written first or last, nobody has to confirm again. */
const idOf = (address: string): string =>
  `Notices${createHash('sha256').update(address).digest('hex').slice(0, 8)}`;
