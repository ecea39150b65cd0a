import { setTimeout as sleep } from 'node:timers/promises';
import { batchExecuteStatement } from './batch-execute-statement.ts';
import { executeStatement } from './execute-statement.ts';
import { failWith } from './fail-with.ts';
import type { Disturbance, FaultSource } from './faults/faults.ts';
import type { RecordedCall } from './faults/recorded-calls.ts';
import { type Database, sessionFor } from './sessions/database.ts';
import { ApiError } from './wire/api-error.ts';
import { type Authorize, accessKeyIdOf, claimedAccessKeyId, demand } from './wire/authentication.ts';
import type { Reply } from './wire/reply.ts';
import {
  BatchRequest,
  BeginRequest,
  checkRequest,
  EndRequest,
  ExecuteRequest,
  type Operation,
  parseJson,
  type Request,
} from './wire/request.ts';

export type Endpoint = {
  readonly database: Database;
  readonly authorize: Authorize;
  readonly resourceArn: string | undefined;
  readonly faults: FaultSource;
  readonly record: (call: RecordedCall) => void;
};

export type Arrival = {
  readonly operation: Operation;
  readonly authorization: string | undefined;
  /** Undefined when it was too large to be read. */
  readonly body: string | undefined;
};

const begin = async (database: Database, request: BeginRequest): Promise<Reply> => {
  const session = await sessionFor(database, request);
  const transactionId = await database.transactions.begin(session, request).catch((error: unknown) => {
    session.close();
    throw error;
  });
  return { transactionId: JSON.stringify(transactionId) };
};

const end = async (database: Database, request: EndRequest, how: 'COMMIT' | 'ROLLBACK'): Promise<Reply> => {
  await database.transactions.find(request.transactionId, request).end(how);
  return { transactionStatus: how === 'COMMIT' ? '"Transaction Committed"' : '"Rollback Complete"' };
};

type Prepared = {
  readonly request: Request;
  readonly execute: () => Promise<Reply>;
};

type Prepare = (database: Database, body: unknown) => Prepared;

const prepareWith = <T extends Request>(
  schema: Parameters<typeof checkRequest<T>>[0],
  execute: (database: Database, request: T) => Promise<Reply>,
): Prepare => {
  return (database, body) => {
    const request = checkRequest(schema, body);
    return { request, execute: async () => await execute(database, request) };
  };
};

const prepare: Readonly<Record<Operation, Prepare>> = {
  ExecuteStatement: prepareWith(ExecuteRequest, executeStatement),
  BatchExecuteStatement: prepareWith(BatchRequest, batchExecuteStatement),
  BeginTransaction: prepareWith(BeginRequest, begin),
  CommitTransaction: prepareWith(EndRequest, (database, request) => end(database, request, 'COMMIT')),
  RollbackTransaction: prepareWith(EndRequest, (database, request) => end(database, request, 'ROLLBACK')),
};

const valueAt = (body: unknown, key: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined;

const textAt = (body: unknown, key: string): string | undefined => {
  const value = valueAt(body, key);
  return typeof value === 'string' ? value : undefined;
};

const transactionIdOf = (request: Request): string | undefined =>
  'transactionId' in request ? request.transactionId : undefined;

const execute = async (
  endpoint: Endpoint,
  { request, execute }: Prepared,
  failure: Disturbance['failure'],
): Promise<Reply> => {
  if (!failure) return await execute();
  const transactionId = transactionIdOf(request);
  const { transactions } = endpoint.database;
  return await failWith(failure, {
    transactionId,
    transaction: transactionId === undefined ? undefined : transactions.find(transactionId, request),
    continueAfterTimeout: 'continueAfterTimeout' in request && request.continueAfterTimeout,
    execute,
  });
};

const checkSize = (
  { database: { limits } }: Endpoint,
  body: string | undefined,
  sql: string | undefined,
): void => {
  if (body === undefined) {
    const message = `The request exceeds the limit of ${limits.requestBytes} bytes`;
    throw new ApiError('RequestEntityTooLargeException', message);
  }
  if ((sql?.length ?? 0) <= limits.sqlCharacters) return;
  const limit = `Member must have length less than or equal to ${limits.sqlCharacters}`;
  throw new ApiError('ValidationException', `Value at 'sql' failed to satisfy constraint: ${limit}`);
};

const checkAccess = async (
  endpoint: Endpoint,
  { operation, authorization }: Arrival,
  request: Request,
): Promise<void> => {
  const accessKeyId = accessKeyIdOf(authorization);
  const { resourceArn, secretArn } = request;
  await demand(endpoint.authorize, accessKeyId, `rds-data:${operation}`, resourceArn);
  await demand(endpoint.authorize, accessKeyId, 'secretsmanager:GetSecretValue', secretArn);
  if (endpoint.resourceArn !== undefined && endpoint.resourceArn !== resourceArn) {
    throw new ApiError(
      'HttpEndpointNotEnabledException',
      `HttpEndpoint is not enabled for resource ${resourceArn}`,
    );
  }
};

/** One request from signature to reply; recorded before anything can refuse it. */
export const answer = async (endpoint: Endpoint, arrival: Arrival): Promise<Reply> => {
  const { operation, authorization, body } = arrival;
  const json = body === undefined ? undefined : parseJson(body);
  const [sql, transactionId] = [textAt(json, 'sql'), textAt(json, 'transactionId')];
  const accessKeyId = claimedAccessKeyId(authorization);
  const parameters = valueAt(json, 'parameters');
  endpoint.record({ operation, sql, parameters, transactionId, accessKeyId, at: Date.now() });
  accessKeyIdOf(authorization);
  checkSize(endpoint, body, sql);
  if (json === undefined) throw new ApiError('SerializationException', 'The request body is not JSON');
  const prepared = prepare[operation](endpoint.database, json);
  await checkAccess(endpoint, arrival, prepared.request);
  const { delay, failure, before, after } = endpoint.faults.take({ operation, sql, accessKeyId });
  if (delay > 0) await sleep(delay);
  await before();
  const reply = await execute(endpoint, prepared, failure);
  await after();
  return reply;
};
