/** Sources of the fixture's functions, by function name. */
export const fixtureHandlers = {
  payout: `
    import { setTimeout as sleep } from 'node:timers/promises';
    let invocations = 0;
    const actions = {
      echo: (event, context) => ({ event, requestId: context.awsRequestId, remaining: context.getRemainingTimeInMillis(),
        pid: process.pid, invocations, arn: context.invokedFunctionArn, memory: context.memoryLimitInMB }),
      env: () => process.env,
      fail: () => { throw Object.assign(new Error('the row does not fit'), { name: 'SchemaMismatch' }); },
      exit: () => process.exit(3),
      sleep: async ({ milliseconds }) => { await sleep(milliseconds); return { pid: process.pid }; },
      uncaught: async () => { setTimeout(() => { throw new RangeError('nobody caught this'); }); await sleep(10_000); },
      large: ({ bytes }) => 'x'.repeat(bytes),
      nothing: () => undefined,
    };
    export const handler = async (event, context) => {
      invocations += 1;
      console.log('handling ' + JSON.stringify(event));
      return actions[event.action ?? 'echo'](event, context);
    };`,
  notice: `
    import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
    import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
    import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
    import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
    const clients = {
      sns: (input) => new SNSClient().send(new PublishCommand(input)),
      secret: (input) => new SecretsManagerClient().send(new GetSecretValueCommand(input)),
      sqs: (input) => new SQSClient().send(new SendMessageCommand(input)),
      lambda: (input) => new LambdaClient().send(new InvokeCommand(input)),
    };
    export const handler = ({ service, input }) => clients[service]({ TopicArn: process.env.NOTICE_TOPIC_ARN, ...input });`,
  migrate: `
    import { RDSDataClient, ExecuteStatementCommand } from '@aws-sdk/client-rds-data';
    export const handler = async () => {
      const client = new RDSDataClient();
      const { DB_RESOURCE_ARN: resourceArn, DB_SECRET_ARN: secretArn, DB_NAME: database } = process.env;
      const run = (sql) => client.send(new ExecuteStatementCommand({ resourceArn, secretArn, database, sql }));
      await run('CREATE TABLE IF NOT EXISTS migrated (id BIGINT PRIMARY KEY) ENGINE=InnoDB');
      return (await run('SELECT COUNT(*) FROM migrated')).records;
    };`,
  approval: `
    import { setTimeout as sleep } from 'node:timers/promises';
    export const handler = async (event) => {
      const { answer = event, fail, milliseconds = 0, bytes } = JSON.parse(event.headers['x-do'] ?? '{}');
      if (fail) throw new Error('SELECT password FROM users');
      await sleep(milliseconds);
      return bytes ? 'x'.repeat(bytes) : answer;
    };`,
  callback: `export const handler = async (event, context, callback) => callback(null, event);`,
  broken: `throw new Error('no region in the environment');`,
  worker: `
    import { setTimeout as sleep } from 'node:timers/promises';
    export const handler = async () => { console.log('working'); await sleep(300); return process.pid; };`,
} as const;
