import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { inject } from 'vitest';
import type { SessionKind } from '../../infra/local/data-api/sessions/chosen-sessions.ts';
import { type LocalStack, startLocalStack } from '../../infra/local/start-local-stack.ts';
import { openAttested } from './attested.ts';
import { spokenSecrets } from './spoken-secrets.ts';

export const ISOLATION_LEVELS = ['READ-COMMITTED', 'REPEATABLE-READ'] as const;
export type IsolationLevel = (typeof ISOLATION_LEVELS)[number];

/** What a function answered: its result, or the error under its stable name. */
export type Answer = {
  readonly outcome?: string;
  readonly errorType?: string;
  readonly errorMessage?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape; their assertions are the check
  readonly [field: string]: any;
};

export type Row = Readonly<Record<string, string | number | null>>;

export type PayoutStack = {
  readonly stack: LocalStack;
  /** Invokes a function as a person would: the real SDK over HTTP. */
  readonly invoke: (payload: unknown, functionName?: string) => Promise<Answer>;
  /** SQL as the database's admin: what the host's application, or a test, does beside the functions. */
  readonly sql: (text: string, values?: unknown[]) => Promise<Row[]>;
  /** A connection of its own, for transactions that are held open. */
  readonly connect: () => Promise<Connection>;
  /** Throws where a function has logged a password, a token, an address or a name: so every suite looks. */
  readonly discard: () => Promise<void>;
};

const connectTo = ({ database }: LocalStack): Promise<Connection> => {
  const { socketPath, user, password, name } = database;
  return createConnection({
    socketPath,
    user,
    password,
    database: name,
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    decimalNumbers: false,
    multipleStatements: false,
  });
};

const lambdaClient = ({ env }: LocalStack): LambdaClient =>
  new LambdaClient({
    region: env['AWS_REGION'] ?? '',
    endpoint: env['AWS_ENDPOINT_URL_LAMBDA'] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

/** The local stack of the synthesized template, migrated unless told otherwise. */
export const startPayoutStack = async (
  options: {
    readonly isolation?: IsolationLevel;
    readonly migrated?: boolean;
    /** Of what is deployed, if not what this run of the suites has synthesized. */
    readonly assemblyDirectory?: string;
    /** Of the server, as a parameter group would set them. */
    readonly parameters?: Readonly<Record<string, string>>;
    /** The Data API ends an idle transaction after three minutes; a test of it need not wait as long. */
    readonly idleMilliseconds?: number;
    /** Whether the Data API's sessions are those that others have used before. */
    readonly sessions?: SessionKind;
  } = {},
): Promise<PayoutStack> => {
  const {
    isolation = 'READ-COMMITTED',
    migrated = true,
    assemblyDirectory = inject('assemblyDirectory'),
    parameters,
    idleMilliseconds = 180_000,
    sessions,
  } = options;
  const stateDirectory = mkdtempSync(join(tmpdir(), 'payouts-test-'));
  const stack = await startLocalStack({
    assemblyDirectory,
    stateDirectory,
    fresh: true,
    copyOf: migrated ? inject('migratedState') : undefined,
    automaticSchedules: false,
    parameters: { transaction_isolation: isolation, ...parameters },
    // Whether an UPDATE counts rows matched or rows changed, AWS does not say: each is tried under one level.
    dataApi: {
      limits: { idleMilliseconds },
      counts: isolation === 'REPEATABLE-READ' ? 'changed' : 'matched',
      sessions,
    },
    retryDelaysMilliseconds: [50, 50],
  });
  // As the first minute of the notice function leaves it: without, nobody knows whether a database is behind.
  await openAttested({ stack }).forget();
  const admin = await connectTo(stack);
  const lambda = lambdaClient(stack);
  return {
    stack,
    invoke: async (payload, functionName = 'payout') => {
      const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(payload) });
      const { Payload } = await lambda.send(command);
      return JSON.parse(new TextDecoder().decode(Payload));
    },
    sql: async (text, values = []) => {
      const [rows] = await admin.query<RowDataPacket[]>(text, values);
      return Array.isArray(rows) ? (rows as Row[]) : [];
    },
    connect: () => connectTo(stack),
    discard: async () => {
      lambda.destroy();
      await admin.end();
      await stack.stop();
      const spoken = spokenSecrets(stateDirectory);
      rmSync(stateDirectory, { recursive: true, force: true });
      if (spoken.length > 0) throw new Error(`logged, and must not be: ${spoken.join('; ')}`);
    },
  };
};
