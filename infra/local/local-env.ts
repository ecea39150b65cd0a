import { operatorCredentials } from './access/access.ts';
import { inboxNameOf } from './aws/messaging/declare-resources.ts';
import type { LocalDatabase } from './database-server/create-database.ts';
import { region } from './template/pseudo-parameters.ts';
import type { StackTemplate } from './template/read-stack-template.ts';

/** Where each service listens, under the names the SDK and the `aws` command look for, or under ours. */
export type Endpoints = Readonly<
  Record<
    | `AWS_ENDPOINT_URL_${'LAMBDA' | 'RDS_DATA' | 'SNS' | 'SQS' | 'S3' | 'SECRETS_MANAGER'}`
    | 'PAYOUT_API_URL'
    | 'PAYOUT_ISSUER_URL',
    string
  >
>;

const noticeTopic = ({ reader }: StackTemplate): string => {
  const topicArn = reader.output('NoticeTopicArn');
  if (typeof topicArn === 'string') return topicArn;
  throw new Error('the template has no output NoticeTopicArn: the inbox of notices is named after it.');
};

/** The lines of `.local/env`: what a terminal needs to talk to this stack as the operator. */
export const localEnv = (
  template: StackTemplate,
  endpoints: Endpoints,
  database: LocalDatabase,
  queueUrl: (queueName: string) => string,
): Readonly<Record<string, string>> => ({
  AWS_REGION: region,
  // The first version of the `aws` command knows only this name.
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: operatorCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: operatorCredentials.secretAccessKey,
  ...endpoints,
  PAYOUT_RESOURCE_ARN: template.database.resourceArn,
  PAYOUT_SECRET_ARN: template.database.adminSecretArn,
  PAYOUT_DATABASE: template.database.name,
  PAYOUT_DB_SOCKET: database.socketPath,
  PAYOUT_NOTICE_TOPIC_ARN: noticeTopic(template),
  PAYOUT_NOTICE_INBOX_URL: queueUrl(inboxNameOf(noticeTopic(template).split(':').at(-1) ?? '')),
});
