import { CreateTopicCommand, DeleteTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { PayoutStack } from './payout-stack.ts';
import { readTemplate } from './read-template.ts';

export type Delivered = {
  readonly subject: string;
  /** What a queue receives: the payload. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
};

export type NoticeInbox = {
  /** All that has arrived since the last look; it is gone afterwards. */
  readonly take: () => Promise<Delivered[]>;
  /** How many have arrived since, and stay. */
  readonly count: () => Promise<number>;
  /** SNS no longer has the topic: whatever is published is refused. */
  readonly deleteTopic: () => Promise<void>;
  readonly restoreTopic: () => Promise<void>;
  readonly close: () => void;
};

const delivered = (body: string): Delivered => {
  const { Subject, Message, MessageAttributes } = JSON.parse(body);
  return { subject: Subject, payload: JSON.parse(Message), attributes: MessageAttributes };
};

const topicArnOf = (): string => {
  const { reader } = readTemplate();
  return String(reader.output('NoticeTopicArn'));
};

/** The queue that is subscribed to the notices, and the topic before it. */
export const openNoticeInbox = ({ stack: { env } }: Pick<PayoutStack, 'stack'>): NoticeInbox => {
  const settings = (service: 'SNS' | 'SQS') => ({
    region: env['AWS_REGION'] ?? '',
    endpoint: env[`AWS_ENDPOINT_URL_${service}`] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
  });
  const [sns, sqs] = [new SNSClient(settings('SNS')), new SQSClient(settings('SQS'))];
  const QueueUrl = env['PAYOUT_NOTICE_INBOX_URL'] ?? '';
  const TopicArn = topicArnOf();
  const next = async (): Promise<Delivered[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    for (const { ReceiptHandle } of Messages)
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return Messages.map(({ Body = '' }) => delivered(Body));
  };
  return {
    take: async () => {
      const found: Delivered[] = [];
      for (let some = await next(); some.length > 0; some = await next()) found.push(...some);
      return found;
    },
    count: async () => {
      const asked = new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      });
      return Number((await sqs.send(asked)).Attributes?.ApproximateNumberOfMessages);
    },
    deleteTopic: async () => {
      await sns.send(new DeleteTopicCommand({ TopicArn }));
    },
    restoreTopic: async () => {
      await sns.send(new CreateTopicCommand({ Name: TopicArn.split(':').at(-1) }));
      const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
      const { Attributes } = await sqs.send(asked);
      await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes?.QueueArn }));
    },
    close: () => {
      sns.destroy();
      sqs.destroy();
    },
  };
};
