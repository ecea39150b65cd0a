import {
  AuthorizationErrorException,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { openNoticeSubscriptions } from '../../../shared/aws/notice-subscriptions.ts';

const topic = 'arn:aws:sns:ap-south-1:123456789012:notices';
const sns = mockClient(SNSClient);
const read = openNoticeSubscriptions(topic);
const asked = (id: string) => ({ SubscriptionArn: `${topic}:${id}` });

beforeEach(() => {
  sns.reset();
  sns
    .on(GetSubscriptionAttributesCommand)
    .resolves({ Attributes: { FilterPolicy: '{"audience":["admin"]}' } });
});
// A worker runs many files: the next one needs the client as it is.
afterAll(() => sns.restore());

it('reads the filters of every page, and undefined where there is none', async () => {
  sns
    .on(ListSubscriptionsByTopicCommand, { TopicArn: topic })
    .resolves({ Subscriptions: [asked('1')], NextToken: 'more' })
    .on(ListSubscriptionsByTopicCommand, { TopicArn: topic, NextToken: 'more' })
    .resolves({ Subscriptions: [asked('2')] });
  sns.on(GetSubscriptionAttributesCommand, asked('2')).resolves({ Attributes: { Protocol: 'sqs' } });
  expect(await read()).toEqual(['{"audience":["admin"]}', undefined]);
});

it('passes over those that wait to be confirmed, or have ended', async () => {
  sns.on(ListSubscriptionsByTopicCommand).resolves({
    Subscriptions: [{ SubscriptionArn: 'PendingConfirmation' }, { SubscriptionArn: 'Deleted' }, asked('1')],
  });
  expect(await read()).toHaveLength(1);
  expect(sns.commandCalls(GetSubscriptionAttributesCommand)).toHaveLength(1);
});

it('counts nothing for one that another account hides', async () => {
  sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [asked('1'), asked('2')] });
  sns
    .on(GetSubscriptionAttributesCommand, asked('1'))
    .rejects(new AuthorizationErrorException({ message: 'Not authorized', $metadata: {} }));
  expect(await read()).toEqual(['{"audience":["admin"]}']);
});

it('fails where SNS does not answer: who hears is then not known', async () => {
  sns.on(ListSubscriptionsByTopicCommand).rejects(new Error('no answer'));
  await expect(read()).rejects.toThrow('no answer');
});
