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

describe('the alarm topic', () => {
  it('reaches the e-mail address of the context', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
      TopicArn: topicOf('TopicsAlarms').ref,
    });
  });

  it('reaches nobody by itself without one', () => {
    synthStack().template.resourceCountIs('AWS::SNS::Subscription', 0);
  });
});

describe('the notice topic', () => {
  const subscribed = (notices: string) =>
    synthStack({ notices }).template.findResources('AWS::SNS::Subscription');
  const of = (notices: string) =>
    Object.values(subscribed(notices)).map(({ Properties: { Endpoint, FilterPolicy } }) => [
      Endpoint,
      FilterPolicy.audience,
    ]);

  it('reaches each address once, with all its audiences and no other', () => {
    const notices =
      'admin=a@example.com,b@example.com;finance=c@example.com;approver=d@example.com,a@example.com';
    expect(of(notices)).toEqual([
      ['a@example.com', ['admin', 'approver']],
      ['b@example.com', ['admin']],
      ['c@example.com', ['finance']],
      ['d@example.com', ['approver']],
    ]);
    for (const { Properties } of Object.values(subscribed(notices))) {
      expect(Properties).toMatchObject({ Protocol: 'email', TopicArn: topicOf('TopicsNotices').ref });
    }
  });

  it('asks nobody to confirm again because the addresses are written in another order', () => {
    const one = subscribed('admin=a@example.com,b@example.com;finance=a@example.com');
    const other = subscribed('finance=a@example.com;admin=b@example.com,a@example.com');
    expect(Object.keys(one)).toHaveLength(2);
    expect(other).toEqual(one);
  });
});
