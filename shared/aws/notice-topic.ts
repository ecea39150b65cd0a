import { PublishBatchCommand, SNSClient, SNSServiceException } from '@aws-sdk/client-sns';
import type { NoticeMessage } from '../events/notice-message.ts';

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

/** Refused as a whole, for what may be the fault of one message alone: too long together, or not valid. */
const isRefusal = (error: unknown): boolean => {
  if (!(error instanceof SNSServiceException)) return false;
  const { httpStatusCode = 500 } = error.$metadata;
  return httpStatusCode >= 400 && httpStatusCode < 500;
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
    const reasons = new Map(reply.Failed?.map(({ Id, Code, Message }) => [Id, `${Code}: ${Message ?? ''}`]));
    return messages.map(({ id }) => ({ id, refusedBecause: reasons.get(id) }));
  };
  const publishAlone = async (message: NoticeMessage): Promise<Delivery> => {
    try {
      const [delivery] = await publishTogether([message]);
      return delivery ?? { id: message.id, refusedBecause: 'SNS did not answer for it' };
    } catch (error) {
      return { id: message.id, refusedBecause: String(error) };
    }
  };
  return {
    publish: async (messages) => {
      try {
        return await publishTogether(messages);
      } catch (error) {
        if (messages.length === 1 || !isRefusal(error)) throw error;
        return Promise.all(messages.map(publishAlone));
      }
    },
  };
};
