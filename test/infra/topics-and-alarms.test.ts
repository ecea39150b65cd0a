import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { synthStack } from './synth-stack.ts';

const { template } = synthStack({ alarmEmail: 'ops@example.com' });
const topicOf = (path: string) => findResource(template, 'AWS::SNS::Topic', path);
const key = findResource(template, 'AWS::KMS::Key', 'TopicsKey');

describe.each(['TopicsNotices', 'TopicsAlarms'])('%s', (path) => {
  it('is encrypted under our own key, which rotates', () => {
    expect(topicOf(path).properties.KmsMasterKeyId).toEqual(key.arn);
    expect(key.properties.EnableKeyRotation).toBe(true);
  });

  it('takes TLS only', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      Topics: [topicOf(path).ref],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });
});

it('CloudWatch of this account may use the key and publish alarms', () => {
  const cloudwatch = {
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
  };
  const topicPolicy = findResource(template, 'AWS::SNS::TopicPolicy', 'TopicsAlarmsPolicy').properties;
  expect(topicPolicy.PolicyDocument.Statement).toContainEqual(
    expect.objectContaining({ ...cloudwatch, Action: 'sns:Publish' }),
  );
  expect(key.properties.KeyPolicy.Statement).toContainEqual(
    expect.objectContaining({ ...cloudwatch, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }),
  );
});

describe('alarms', () => {
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => Properties,
  );
  const watching = (metric: string, id: string) =>
    alarms.filter(
      ({ MetricName, Dimensions }) => MetricName === metric && JSON.stringify(Dimensions).includes(id),
    );
  const functions = ['Payout', 'Notice', 'Migrate'].map(
    (name) => findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`).id,
  );
  const queues = Object.keys(template.findResources('AWS::SQS::Queue'));

  const [, notice = ''] = functions;
  const first = { EvaluationPeriods: 1, Period: 300 };

  it.each(functions)('%s: its errors and its throttles', (id) => {
    expect(watching('Errors', id)).toHaveLength(1);
    expect(watching('Throttles', id)).toHaveLength(1);
  });

  it.each(queues)('%s: the first event that lies in it', (id) => {
    expect(watching('ApproximateNumberOfMessagesVisible', id)).toHaveLength(1);
  });

  it('ring at the first sign, but where notice fails: its next minute makes up for one', () => {
    const noticeErrors = watching('Errors', notice);
    for (const alarm of alarms.filter((each) => !noticeErrors.includes(each))) {
      expect(alarm).toMatchObject(first);
      expect(alarm).not.toHaveProperty('DatapointsToAlarm');
    }
    expect(noticeErrors).toEqual([
      expect.objectContaining({ Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3 }),
    ]);
  });

  it('go straight to the alarm topic, and are quiet while nothing is measured', () => {
    expect(alarms).toHaveLength(2 * functions.length + queues.length);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [topicOf('TopicsAlarms').ref],
      });
    }
  });

  it('reach the e-mail address of the context', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
      TopicArn: topicOf('TopicsAlarms').ref,
    });
  });

  it('reach nobody by themselves without one', () => {
    synthStack().template.resourceCountIs('AWS::SNS::Subscription', 0);
  });
});
