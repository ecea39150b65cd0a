import {
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { examineAsAdmin, examineAsOps } from '../../support/ask-doctor.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
let sns: SNSClient;
let inbox: string | undefined;

/** Only what its filter lets through reaches the inbox, which is the one subscription here. */
const filterInbox = (policy: object) =>
  sns.send(
    new SetSubscriptionAttributesCommand({
      SubscriptionArn: inbox,
      AttributeName: 'FilterPolicy',
      AttributeValue: JSON.stringify(policy),
    }),
  );

beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  const { env } = company.stack;
  sns = new SNSClient({
    region: env['AWS_REGION'] ?? '',
    endpoint: env['AWS_ENDPOINT_URL_SNS'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  const TopicArn = env['PAYOUT_NOTICE_TOPIC_ARN'];
  const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  inbox = Subscriptions?.[0]?.SubscriptionArn;
});
afterAll(async () => {
  sns.destroy();
  await company.discard();
});
afterEach(() => filterInbox({}));

const examine = async () => [await examineAsOps(company), await examineAsAdmin(company)];

it('the inbox of this machine hears every audience, and the doctor says nothing of it', async () => {
  for (const { findings, notChecked } of await examine()) {
    expect(findings.map(({ check }) => check)).not.toContain('audience_unheard');
    expect(notChecked.map(({ check }) => check)).not.toContain('audience_unheard');
  }
});

it('an audience that no confirmed subscription takes is found, and what to do', async () => {
  await filterInbox({ audience: ['admin'] });
  for (const { finding } of await examine()) {
    const { severity, count, message, rows } = finding('audience_unheard');
    expect({ severity, count, rows }).toEqual({
      severity: 'warning',
      count: 2,
      rows: [{ audience: 'finance' }, { audience: 'approver' }],
    });
    expect(message).toMatch(/^Nobody hears the notices to finance, approver: /);
  }
});
