import {
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  type ExecuteStatementCommandOutput,
  type Field,
  type RDSDataClient,
  type SqlParameter,
} from '@aws-sdk/client-rds-data';
import type { Read, SqlParam, SqlParams, Write } from '../sql/statement.ts';
import type { DataApiTarget } from './data-api-client.ts';
import { answeredWithout, databaseFailure } from './database-failure.ts';

const fieldOf = (value: SqlParam): Field => {
  if (value === null) return { isNull: true };
  if (typeof value === 'string') return { stringValue: value };
  if (Number.isSafeInteger(value)) return { longValue: value };
  throw new TypeError(`${value} is not a whole number; money and fractions are passed as text`);
};

/** How values travel; `payouts smoke` asks with the same. */
export const parametersOf = (params: SqlParams): SqlParameter[] =>
  Object.entries(params).map(([name, value]) => ({ name, value: fieldOf(value) }));

const columnValue = (field: Field | undefined): string | boolean | null => {
  if (field?.stringValue !== undefined) return field.stringValue;
  if (field?.longValue !== undefined) return String(field.longValue);
  if (field?.booleanValue !== undefined) return field.booleanValue;
  if (field?.isNull) return null;
  throw new TypeError(`a column of a type that no statement expects: ${JSON.stringify(field)}`);
};

/** For messages: the statement's first words, and nothing from the first quote on, where a password may stand. */
const nameOf = (sql: string): string => sql.trim().replace(/\s+/g, ' ').replace(/'.*$/s, '…').slice(0, 60);

/** No rows are an empty list; and rows have names, as each read asks for them. */
const rowsOf = ({ columnMetadata = [], records }: ExecuteStatementCommandOutput, sql: string) => {
  if (!records) throw answeredWithout('rows', nameOf(sql));
  if (records.length > 0 && columnMetadata.length === 0) throw answeredWithout('columns', nameOf(sql));
  return records.map((record) =>
    Object.fromEntries(columnMetadata.map(({ label = '' }, index) => [label, columnValue(record[index])])),
  );
};

type Connection = {
  readonly client: RDSDataClient;
  readonly target: DataApiTarget;
  readonly transactionId?: string;
};

const send = async (
  { client, target, transactionId }: Connection,
  statement: { readonly sql: string; readonly params: SqlParams },
  options: Partial<ExecuteStatementCommandInput>,
): Promise<ExecuteStatementCommandOutput> => {
  const { sql, params } = statement;
  const command = new ExecuteStatementCommand({
    ...target,
    sql,
    parameters: parametersOf(params),
    ...(transactionId && { transactionId }),
    ...options,
  });
  try {
    return await client.send(command);
  } catch (error) {
    throw databaseFailure(error, nameOf(sql));
  }
};

/** Rows in the shape the statement promises; a row that does not fit is a defect and throws. */
export const executeRead = async <Row>(connection: Connection, read: Read<Row>): Promise<Row[]> => {
  const reply = await send(connection, read, {
    includeResultMetadata: true,
    resultSetOptions: { decimalReturnType: 'STRING', longReturnType: 'STRING' },
  });
  return rowsOf(reply, read.sql).map((row) => read.row.parse(row));
};

export type WriteOutcome = {
  readonly changed: number;
  /** The AUTO_INCREMENT value of an INSERT … VALUES. */
  readonly generatedId: string | undefined;
};

/** What changes rows is always answered with their number; a change of schema or session need not be. */
const changedIn = ({ numberOfRecordsUpdated }: ExecuteStatementCommandOutput, { sql }: Write): number => {
  if (numberOfRecordsUpdated === undefined && /^\s*(INSERT|UPDATE|DELETE)\b/i.test(sql)) {
    throw answeredWithout('a count', nameOf(sql));
  }
  return numberOfRecordsUpdated ?? 0;
};

/** Changes rows and checks how many; another number than expected throws, and so rolls back. */
export const executeWrite = async (
  connection: Connection,
  write: Write,
  options: Partial<ExecuteStatementCommandInput> = {},
): Promise<WriteOutcome> => {
  const reply = await send(connection, write, options);
  const changed = changedIn(reply, write);
  if (write.expectRows !== 'any' && changed !== write.expectRows) {
    throw new Error(`"${nameOf(write.sql)}" changed ${changed} rows: expected ${write.expectRows}`);
  }
  const generated = reply.generatedFields?.[0]?.longValue;
  return { changed, generatedId: generated === undefined ? undefined : String(generated) };
};
