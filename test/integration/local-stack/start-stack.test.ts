import { once } from 'node:events';
import { createServer } from 'node:net';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocalStack } from '../../../infra/local/start-local-stack.ts';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';

let fixture: FixtureStack;

beforeAll(async () => {
  fixture = await startFixtureStack();
});
afterAll(() => fixture.discard());

const queryOne = async ({ database }: LocalStack, sql: string): Promise<unknown> => {
  const { name, ...login } = database;
  const connection = await createConnection({ ...login, database: name });
  const [rows] = await connection.query(sql);
  await connection.end();
  return Object.values(Array.isArray(rows) ? (rows[0] ?? {}) : {})[0];
};

const startIn = (folder: string, more: { fresh?: boolean; parameters?: Record<string, string> } = {}) =>
  startLocalStack({
    assemblyDirectory: fixture.assemblyDirectory,
    stateDirectory: `${fixture.directory}/${folder}`,
    fresh: true,
    automaticSchedules: false,
    ...more,
  });

describe('a local stack', () => {
  it('migrates through the trigger of the template, as a deployment would', async () => {
    await fixture.stack.migrate();
    expect(await queryOne(fixture.stack, 'SELECT COUNT(*) FROM migrated')).toBe(0);
    expect(fixture.stack.dataApi.calls.all.length).toBeGreaterThan(0);
  });

  it('tells a terminal where everything is, on this machine only', () => {
    const { env } = fixture.stack;
    const services = ['LAMBDA', 'RDS_DATA', 'SNS', 'SQS', 'S3', 'SECRETS_MANAGER'];
    const urls = [
      ...services.map((each) => `AWS_ENDPOINT_URL_${each}`),
      'PAYOUT_API_URL',
      'PAYOUT_ISSUER_URL',
    ];
    for (const name of urls) expect(env[name]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(Object.keys(env).toSorted()).toEqual(
      [
        ...urls,
        'AWS_ACCESS_KEY_ID',
        'AWS_DEFAULT_REGION',
        'AWS_REGION',
        'AWS_SECRET_ACCESS_KEY',
        'PAYOUT_DATABASE',
        'PAYOUT_DB_SOCKET',
        'PAYOUT_NOTICE_INBOX_URL',
        'PAYOUT_NOTICE_TOPIC_ARN',
        'PAYOUT_RESOURCE_ARN',
        'PAYOUT_SECRET_ARN',
      ].toSorted(),
    );
  });

  it("has the template's database parameters, and those given win", async () => {
    expect(await queryOne(fixture.stack, 'SELECT @@innodb_lock_wait_timeout')).toBe(7);
    const other = await startIn('other', { parameters: { innodb_lock_wait_timeout: '9' } });
    expect(await queryOne(other, 'SELECT @@innodb_lock_wait_timeout')).toBe(9);
    await other.stop();
  });

  it('runs beside another one, but not in the same state directory', async () => {
    await expect(startIn('state')).rejects.toThrow(
      `state is in use by process ${process.pid}: stop that stack first`,
    );
    expect(await queryOne(fixture.stack, 'SELECT 1')).toBe(1);
  });

  it('listens elsewhere when its port is taken meanwhile, and stays there', async () => {
    const first = await startIn('moved', { fresh: false });
    const url = first.env['PAYOUT_API_URL'] ?? '';
    await first.stop();
    const intruder = createServer().listen(Number(new URL(url).port), '127.0.0.1');
    await once(intruder, 'listening');
    const second = await startIn('moved', { fresh: false });
    const moved = second.env['PAYOUT_API_URL'];
    await second.stop();
    intruder.close();
    expect(moved).not.toBe(url);
    const third = await startIn('moved', { fresh: false });
    expect(third.env['PAYOUT_API_URL']).toBe(moved);
    await third.stop();
  });

  it('kept between starts has its data, secrets, messages, files, addresses and keys again', async () => {
    const clientOf = (stack: LocalStack, service: string) => ({
      ...fixture.client(service),
      endpoint: stack.env[`AWS_ENDPOINT_URL_${service}`] ?? '',
    });
    const passwordOf = async (stack: LocalStack) => {
      const client = new SecretsManagerClient(clientOf(stack, 'SECRETS_MANAGER'));
      return (await client.send(new GetSecretValueCommand({ SecretId: 'UserSecret' }))).SecretString;
    };
    const first = await startIn('kept', { fresh: false });
    await first.migrate();
    const password = await passwordOf(first);
    const TopicArn = 'arn:aws:sns:ap-south-1:000000000000:Topic';
    await new SNSClient(clientOf(first, 'SNS')).send(new PublishCommand({ TopicArn, Message: 'kept' }));
    const file = { Bucket: 'files', Key: 'kept' };
    await new S3Client(clientOf(first, 'S3')).send(new PutObjectCommand({ ...file, Body: 'kept' }));
    const token = await first.signToken({ sub: 'asha' });
    await first.stop();

    const second = await startIn('kept', { fresh: false });
    for (const name of ['PAYOUT_API_URL', 'PAYOUT_ISSUER_URL']) {
      expect(second.env[name]).toBe(first.env[name]);
    }
    const headers = { authorization: `Bearer ${token}` };
    expect(await fetch(`${second.env['PAYOUT_API_URL']}/admin/payouts/api/x`, { headers })).toMatchObject({
      status: 200,
    });
    expect(await queryOne(second, 'SELECT COUNT(*) FROM migrated')).toBe(0);
    expect(await passwordOf(second)).toBe(password);
    const found = await new S3Client(clientOf(second, 'S3')).send(new GetObjectCommand(file));
    expect(await found.Body?.transformToString()).toBe('kept');
    const sqs = new SQSClient(clientOf(second, 'SQS'));
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'Topic-inbox' }));
    expect(QueueUrl).toBe(second.env['PAYOUT_NOTICE_INBOX_URL']);
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
    expect(Messages).toMatchObject([{ Body: expect.stringContaining('kept') }]);
    await second.stop();
  });
});
