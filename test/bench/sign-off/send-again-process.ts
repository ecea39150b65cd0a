import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RDSDataClient,
  type SqlParameter,
} from '@aws-sdk/client-rds-data';
import type { RecordedCall } from '../../../infra/local/data-api/faults/recorded-calls.ts';
import type { Sent } from './send-again.ts';

/** The Data API endpoint reads whole numbers as bigint, which the client would not write. */
const asSent = (parameters: unknown): SqlParameter[] =>
  JSON.parse(
    JSON.stringify(parameters ?? [], (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
  );

/** As the functions ask: rows with their names, and no digit lost. */
const AS_ASKED = {
  includeResultMetadata: true,
  resultSetOptions: { decimalReturnType: 'STRING', longReturnType: 'STRING' },
} as const;

const { env } = process;
const client = new RDSDataClient({
  region: env['AWS_REGION'] ?? '',
  endpoint: env['AWS_ENDPOINT_URL_RDS_DATA'] ?? '',
  credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
  maxAttempts: 1,
});
const cluster = {
  resourceArn: env['PAYOUT_RESOURCE_ARN'] ?? '',
  secretArn: env['PAYOUT_SECRET_ARN'] ?? '',
};
const target = { ...cluster, database: env['PAYOUT_DATABASE'] ?? '' };

const begin = async (): Promise<string> =>
  (await client.send(new BeginTransactionCommand(target))).transactionId ?? '';

const execute = ({ sql, parameters, transactionId }: RecordedCall, own: string) =>
  client.send(
    new ExecuteStatementCommand({
      ...target,
      sql,
      parameters: asSent(parameters),
      ...(transactionId !== undefined && { transactionId: own }),
      ...(/^\s*SELECT\b/.test(sql ?? '') && AS_ASKED),
    }),
  );

const sendAll = async (calls: readonly RecordedCall[]): Promise<void> => {
  let own = '';
  for (const call of calls) {
    if (call.operation === 'BeginTransaction') own = await begin();
    else if (call.operation === 'CommitTransaction')
      await client.send(new CommitTransactionCommand({ ...cluster, transactionId: own }));
    else await execute(call, own);
  }
};

const tell = (sent: Sent): void => void process.send?.(sent);

process.on('message', (calls: readonly RecordedCall[]) => {
  sendAll(calls).then(
    () => tell({ kind: 'sent' }),
    (error: unknown) => tell({ kind: 'failed', because: String(error) }),
  );
});
