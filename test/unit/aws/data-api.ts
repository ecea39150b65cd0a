import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RDSDataClient,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach } from 'vitest';
import { dataApiClients } from '../../../shared/aws/data-api-client.ts';
import { type Database, openDatabase } from '../../../shared/aws/database.ts';
import type { Write } from '../../../shared/sql/statement.ts';

/** The Data API as one call after the other is to be answered; all goes well unless a test says otherwise. */
export const mockedDataApi = () => {
  const api = mockClient(RDSDataClient);
  beforeEach(() => {
    api.reset();
    let transactions = 0;
    api.on(BeginTransactionCommand).callsFake(async () => {
      transactions += 1;
      return { transactionId: `transaction ${transactions}` };
    });
    api.on(ExecuteStatementCommand).resolves({ numberOfRecordsUpdated: 1, generatedFields: [] });
    api.on(CommitTransactionCommand).resolves({ transactionStatus: 'Transaction Committed' });
    api.on(RollbackTransactionCommand).resolves({});
  });
  // A worker runs many files: the next one needs the client as it is.
  afterAll(() => api.restore());
  return api;
};

export const INSERT: Write = { sql: "INSERT INTO t VALUES ('secret')", params: {}, expectRows: 1 };

export type Opened = {
  readonly database: Database;
  /** What it waited, in milliseconds. */
  readonly slept: readonly number[];
  /** Why transactions were begun again. */
  readonly restarts: readonly string[];
};

/** Our database client with the SDK's own clients behind it; it never really waits. */
export const opened = (clock = () => 0): Opened => {
  const slept: number[] = [];
  const restarts: string[] = [];
  const database = openDatabase({
    clients: dataApiClients({ region: 'x' }),
    target: { resourceArn: 'arn:r', secretArn: 'arn:s', database: 'mlm' },
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
    now: () => new Date(clock()),
    onRestart: ({ kind }) => restarts.push(kind),
    patience: { requestMilliseconds: 55_000, resumeAttempts: 3, restartsMilliseconds: 10_000 },
  });
  return { database, slept, restarts };
};

type Calls = readonly { readonly thisValue: unknown }[];

/** How often the SDK itself would have sent each of the calls, had it not been answered. */
export const sdkAttempts = (calls: Calls): Promise<number[]> =>
  Promise.all(calls.map(({ thisValue }) => (thisValue as RDSDataClient).config.maxAttempts()));
