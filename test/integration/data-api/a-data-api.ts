import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchExecuteStatementCommand,
  type BatchExecuteStatementCommandInput,
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  RDSDataClient,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { type DataApiOptions, startDataApi } from '../../../infra/local/data-api/start-data-api.ts';
import { startDatabaseServer } from '../../../infra/local/database-server/start-database-server.ts';

export const resourceArn = 'arn:aws:rds:ap-south-1:123456789012:cluster:payout';
export const secretArn = 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:admin-AbCdEf';

type Without<T> = Omit<T, 'resourceArn' | 'secretArn'>;

/** The five operations through the real SDK, which retries only where a test asks for it. */
export function aClient(
  endpoint: string,
  { maxAttempts = 1, secret = secretArn, resource = resourceArn } = {},
) {
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  const client = new RDSDataClient({ endpoint, region: 'ap-south-1', credentials, maxAttempts });
  const target = { resourceArn: resource, secretArn: secret };
  return {
    client,
    execute: (sql: string, more: Partial<Without<ExecuteStatementCommandInput>> = {}) =>
      client.send(new ExecuteStatementCommand({ ...target, sql, ...more })),
    batch: (sql: string, more: Partial<Without<BatchExecuteStatementCommandInput>> = {}) =>
      client.send(new BatchExecuteStatementCommand({ ...target, sql, ...more })),
    begin: async (database?: string) => {
      const { transactionId } = await client.send(
        new BeginTransactionCommand({ ...target, ...(database ? { database } : {}) }),
      );
      return `${transactionId}`;
    },
    commit: (transactionId: string) =>
      client.send(new CommitTransactionCommand({ ...target, transactionId })),
    rollback: (transactionId: string) =>
      client.send(new RollbackTransactionCommand({ ...target, transactionId })),
  };
}

/** A private server with the database `t` and an empty table `item`. */
export async function aServer(parameters: Readonly<Record<string, string>> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'payout-test-'));
  const server = await startDatabaseServer({ directory, fresh: true, parameters });
  const secrets = (arn: string) =>
    arn === secretArn ? { username: server.adminUser, password: server.adminPassword } : undefined;
  const stop = async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { ...server, directory, secrets, stop };
}

/** A server and an endpoint over it; `with` makes further endpoints with other options. */
export async function aDataApi(options: Partial<DataApiOptions> = {}) {
  const server = await aServer();
  const open = (more: Partial<DataApiOptions> = {}) =>
    startDataApi({
      socketPath: server.socketPath,
      secrets: server.secrets,
      authorize: () => true,
      ...options,
      ...more,
    });
  const api = await open();
  const calls = aClient(api.url);
  await calls.execute('CREATE DATABASE t');
  await calls.execute(
    'CREATE TABLE t.item (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40) UNIQUE, n INT)',
  );
  const stop = async () => {
    await api.stop();
    await server.stop();
  };
  return { ...api, ...calls, server, open, stop };
}

/** The name, message and status of the error a call must end with. */
export async function failure(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('no error was thrown');
  const metadata: unknown = Reflect.get(error, '$metadata');
  const status: unknown =
    typeof metadata === 'object' && metadata ? Reflect.get(metadata, 'httpStatusCode') : 0;
  const dbConnectionId: unknown = Reflect.get(error, 'dbConnectionId');
  return { name: error.name, message: error.message, status, dbConnectionId };
}
