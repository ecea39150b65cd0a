import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import type { NoticeMessage } from '../events/notice-message.ts';

/** What became of one message: undefined = accepted, else the reason. */
export type Delivery = { readonly id: string; readonly refusedBecause: string | undefined };

export type NoticeTopic = {
  /** At most ten. Throws only if nothing is known of any of them; each may then arrive twice, never not at all. */
  publish(messages: readonly NoticeMessage[]): Promise<Delivery[]>;
};

const REQUEST_TIMEOUT_MILLISECONDS = 10_000;

export const openNoticeTopic = (topicArn: string): NoticeTopic => {
  const client = new SNSClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  return {
    publish: async (messages) => {
      const reply = await client.send(
        new PublishBatchCommand({
          TopicArn: topicArn,
          PublishBatchRequestEntries: messages.map(({ id, subject, body, attributes }) => ({
            Id: id,
            Subject: subject,
            Message: body,
            MessageStructure: 'json',
            MessageAttributes: Object.fromEntries(
              Object.entries(attributes).map(([name, value]) => [
                name,
                { DataType: 'String', StringValue: value },
              ]),
            ),
          })),
        }),
      );
      const reasons = new Map(
        reply.Failed?.map(({ Id, Code, Message }) => [Id, `${Code}: ${Message ?? ''}`]),
      );
      return messages.map(({ id }) => ({ id, refusedBecause: reasons.get(id) }));
    },
  };
};
