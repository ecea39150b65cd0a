import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

const Queue = z.object({
  VisibilityTimeout: z.coerce.string().optional(),
  MessageRetentionPeriod: z.coerce.string().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
});

const Subscription = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string().optional(),
});

export type QueueDefinition = {
  readonly name: string;
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
};
export type TopicDefinition = { readonly name: string; readonly arn: string };
export type SubscriptionDefinition = { readonly topicArn: string; readonly queueArn: string };

const queueAttributes = (queue: z.infer<typeof Queue>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(queue).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );

export const readQueues = (reader: TemplateReader): readonly QueueDefinition[] =>
  reader.logicalIds('AWS::SQS::Queue').map((logicalId) => ({
    name: reader.attribute(logicalId, 'QueueName'),
    arn: reader.attribute(logicalId, 'Arn'),
    attributes: queueAttributes(reader.properties(logicalId, Queue)),
  }));

export const readTopics = (reader: TemplateReader): readonly TopicDefinition[] =>
  reader.logicalIds('AWS::SNS::Topic').map((logicalId) => ({
    name: reader.attribute(logicalId, 'TopicName'),
    arn: reader.attribute(logicalId, 'TopicArn'),
  }));

/** Queues only: nothing on this machine receives e-mail or HTTPS from a topic. */
export const readSubscriptions = (reader: TemplateReader): readonly SubscriptionDefinition[] =>
  reader.logicalIds('AWS::SNS::Subscription').flatMap((logicalId) => {
    const { Protocol, TopicArn, Endpoint } = reader.properties(logicalId, Subscription);
    return Protocol === 'sqs' && Endpoint ? [{ topicArn: TopicArn, queueArn: Endpoint }] : [];
  });
