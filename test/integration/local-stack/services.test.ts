import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';

let fixture: FixtureStack;
let secrets: SecretsManagerClient;

beforeAll(async () => {
  fixture = await startFixtureStack();
  secrets = new SecretsManagerClient(fixture.client('SECRETS_MANAGER'));
});
afterAll(() => fixture.discard());

const asNotice = async (service: string, input: unknown) => {
  const { functionError, payload } = await fixture.stack.lambda.invoke('notice', { service, input });
  return { functionError, ...JSON.parse(payload) };
};

const topicArn = 'arn:aws:sns:ap-south-1:000000000000:Topic';

const nextNotice = async () => {
  const sqs = new SQSClient(fixture.client('SQS'));
  const QueueUrl = fixture.stack.env['PAYOUT_NOTICE_INBOX_URL'];
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
  const [message] = Messages ?? [];
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
  return JSON.parse(message?.Body ?? 'null');
};

describe('a topic', () => {
  it('puts what a function publishes into its inbox', async () => {
    await asNotice('sns', { Subject: 'Payout awaits approval', Message: 'INR 1,18,10,454.35' });
    expect(await nextNotice()).toMatchObject({
      Type: 'Notification',
      TopicArn: topicArn,
      Subject: 'Payout awaits approval',
      Message: 'INR 1,18,10,454.35',
    });
  });

  it('delivers to a queue the part of a structured message meant for queues', async () => {
    const Message = JSON.stringify({ default: 'for people', sqs: '{"noticeKey":"1"}' });
    await asNotice('sns', { Message, MessageStructure: 'json' });
    expect((await nextNotice()).Message).toBe('{"noticeKey":"1"}');
  });

  it('refuses a structured message without a default', async () => {
    const sns = new SNSClient(fixture.client('SNS'));
    const command = new PublishCommand({
      TopicArn: topicArn,
      MessageStructure: 'json',
      Message: '{"sqs":"x"}',
    });
    await expect(sns.send(command)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('a function reaches only what its role grants', () => {
  it.each([
    {
      service: 'sns',
      input: { TopicArn: `${topicArn}2`, Message: 'x' },
      errorType: 'AuthorizationErrorException',
      action: 'sns:Publish',
    },
    {
      service: 'secret',
      input: { SecretId: 'rds!Cluster' },
      errorType: 'AccessDeniedException',
      action: 'secretsmanager:GetSecretValue',
    },
    {
      service: 'lambda',
      input: { FunctionName: 'payout' },
      errorType: 'AccessDeniedException',
      action: 'lambda:InvokeFunction',
    },
    {
      service: 'sqs',
      input: { QueueUrl: 'Undelivered', MessageBody: 'x' },
      errorType: 'AccessDeniedException',
      action: 'sqs:SendMessage',
    },
  ])('$action elsewhere is a $errorType', async ({ service, input, errorType, action }) => {
    const reply = await asNotice(service, input);
    expect(reply).toMatchObject({ functionError: true, errorType });
    expect(reply.errorMessage).toContain(
      `User: arn:aws:sts::000000000000:assumed-role/NoticeRole/notice is not authorized to perform: ${action}`,
    );
  });

  it('its own secret and queue it may use', async () => {
    const QueueUrl = fixture.stack.queueUrl('Failed');
    expect((await asNotice('sqs', { QueueUrl, MessageBody: 'x' })).MessageId).toBeTruthy();
  });
});

describe('Secrets Manager', () => {
  it('made the secrets the template asks for, and knows the admin of the database', async () => {
    const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
    const user = SecretList.find(({ Name }) => Name === 'UserSecret');
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: user?.ARN }));
    expect(JSON.parse(SecretString ?? '')).toEqual({
      username: 'payout_fn',
      password: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
    });
    const admin = await secrets.send(
      new GetSecretValueCommand({ SecretId: fixture.stack.env['PAYOUT_SECRET_ARN'] }),
    );
    expect(JSON.parse(admin.SecretString ?? '')).toMatchObject({
      username: fixture.stack.database.user,
      password: fixture.stack.database.password,
    });
  });

  it('rotates: the new value is current, the old one previous, and back again', async () => {
    const SecretId = (await secrets.send(new CreateSecretCommand({ Name: 'rotated', SecretString: 'one' })))
      .ARN;
    const second = await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: 'two' }));
    const stringAt = async (VersionStage: string) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
    expect([await stringAt('AWSCURRENT'), await stringAt('AWSPREVIOUS')]).toEqual(['two', 'one']);

    const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    const [first] = Object.keys(VersionIdsToStages).filter((id) => id !== second.VersionId);
    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: first,
        RemoveFromVersionId: second.VersionId,
      }),
    );
    expect([await stringAt('AWSCURRENT'), await stringAt('AWSPREVIOUS')]).toEqual(['one', 'two']);
  });

  it('does not know what was never made', async () => {
    const missing = secrets.send(new GetSecretValueCommand({ SecretId: 'nothing' }));
    await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
