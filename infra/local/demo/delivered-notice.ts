import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

const Envelope = z.object({ Subject: z.string(), Message: z.string() });

/** Looks into the inbox that is subscribed to the notices; what is there stays there. */
export const deliveredNotice = async (
  env: Readonly<Record<string, string>>,
): Promise<{ readonly subject: string; readonly message: string } | undefined> => {
  const client = new SQSClient({
    region: env['AWS_REGION'] ?? '',
    endpoint: env['AWS_ENDPOINT_URL_SQS'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  try {
    const { Messages: [message] = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: env['PAYOUT_NOTICE_INBOX_URL'], VisibilityTimeout: 0 }),
    );
    if (!message) return undefined;
    const { Subject: subject, Message } = Envelope.parse(JSON.parse(message.Body ?? ''));
    return { subject, message: Message };
  } finally {
    client.destroy();
  }
};
