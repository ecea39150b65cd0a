import { PublishBatchCommand, type PublishBatchCommandOutput, SNSClient } from '@aws-sdk/client-sns';
import type { NoticeMessage } from '../events/notice-message.ts';
import { serviceStatus } from './service-status.ts';

/** What became of one message: undefined = accepted, else the reason. */
export type Delivery = { readonly id: string; readonly refusedBecause: string | undefined };

export type NoticeTopic = {
  /** At most ten. Throws only if nothing is known of any of them; each may then arrive twice, never not at all. */
  publish(messages: readonly NoticeMessage[]): Promise<Delivery[]>;
};

const REQUEST_TIMEOUT_MILLISECONDS = 10_000;

const entryOf = ({ id, subject, body, attributes }: NoticeMessage) => ({
  Id: id,
  Subject: subject,
  Message: body,
  MessageStructure: 'json',
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  ),
});

/** No credentials, no grant, no topic, or too much at once: true of each message, and each would only ask once more. */
const OF_ALL: readonly number[] = [401, 403, 404, 429];
const THROTTLED = /Throttl|TooManyRequests/i;

/** Refused as a whole, for what may be the fault of one message alone: too long together, or not valid. */
const mayBeOfOne = (error: unknown): boolean => {
  const status = serviceStatus(error) ?? 500;
  const isRefusal = status >= 400 && status < 500 && !OF_ALL.includes(status);
  return isRefusal && error instanceof Error && !THROTTLED.test(error.name);
};

/** Sent is only what SNS says it has: an answer that is silent of a message was half of one. */
const deliveriesIn = (
  { Successful = [], Failed = [] }: PublishBatchCommandOutput,
  messages: readonly NoticeMessage[],
): Delivery[] => {
  const accepted = new Set(Successful.map(({ Id }) => Id));
  const reasons = new Map(Failed.map(({ Id, Code, Message }) => [Id, `${Code}: ${Message ?? ''}`]));
  return messages.map(({ id }) => ({
    id,
    refusedBecause: accepted.has(id) ? undefined : (reasons.get(id) ?? 'SNS did not answer for it'),
  }));
};

export const openNoticeTopic = (topicArn: string): NoticeTopic => {
  const client = new SNSClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  const publishTogether = async (messages: readonly NoticeMessage[]): Promise<Delivery[]> => {
    const PublishBatchRequestEntries = messages.map(entryOf);
    const reply = await client.send(
      new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries }),
    );
    return deliveriesIn(reply, messages);
  };
  const publishAlone = async (message: NoticeMessage): Promise<Delivery[]> => {
    try {
      return await publishTogether([message]);
    } catch (error) {
      return [{ id: message.id, refusedBecause: String(error) }];
    }
  };
  return {
    publish: async (messages) => {
      try {
        return await publishTogether(messages);
      } catch (error) {
        if (messages.length === 1 || !mayBeOfOne(error)) throw error;
        return (await Promise.all(messages.map(publishAlone))).flat();
      }
    },
  };
};
