import { type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

const Envelope = z.object({ Subject: z.string(), Message: z.string() });

export type DeliveredNotice = { readonly subject: string; readonly message: string };

const clientFor = (env: Readonly<Record<string, string>>): SQSClient =>
  new SQSClient({
    region: env['AWS_REGION'] ?? '',
    endpoint: env['AWS_ENDPOINT_URL_SQS'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });

/** Other publishers' messages lie in the inbox too; they are no notices. */
const noticeKeyOf = (message: string): unknown => {
  try {
    return JSON.parse(message)?.noticeKey;
  } catch {
    return undefined;
  }
};

const noticeIn = ({ Body = '' }: Message, noticeKey: string): DeliveredNotice | undefined => {
  const parsed = Envelope.safeParse(JSON.parse(Body));
  if (!parsed.success || noticeKeyOf(parsed.data.Message) !== noticeKey) return undefined;
  return { subject: parsed.data.Subject, message: parsed.data.Message };
};

/** Long enough to go through the inbox once, which is in this process; then all is there again. */
const hiddenSeconds = 2;

const find = async (
  client: SQSClient,
  QueueUrl: string | undefined,
  noticeKey: string,
): Promise<DeliveredNotice | undefined> => {
  const seen = new Set<string | undefined>();
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: hiddenSeconds }),
    );
    const [found] = Messages.flatMap((message) => noticeIn(message, noticeKey) ?? []);
    if (found || Messages.every(({ MessageId }) => seen.has(MessageId))) return found;
    for (const { MessageId } of Messages) seen.add(MessageId);
  }
};

/** Looks into the inbox that is subscribed to the notices; what is there stays there. */
export const deliveredNotice = async (
  env: Readonly<Record<string, string>>,
  noticeKey: string,
): Promise<DeliveredNotice | undefined> => {
  const client = clientFor(env);
  try {
    return await find(client, env['PAYOUT_NOTICE_INBOX_URL'], noticeKey);
  } finally {
    client.destroy();
  }
};
