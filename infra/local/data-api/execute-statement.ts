import { type Database, withSession } from './sessions/database.ts';
import { bindParameters, parseSingleStatement } from './values/bind-parameters.ts';
import { columnMetadata } from './values/column-metadata.ts';
import { fieldWriter, jsonWriter } from './values/field-writer.ts';
import type { StatementResult } from './values/statement-result.ts';
import { ApiError } from './wire/api-error.ts';
import type { DataApiLimits } from './wire/limits.ts';
import type { Reply } from './wire/reply.ts';
import type { ExecuteRequest } from './wire/request.ts';

type Rows = Extract<StatementResult, { kind: 'rows' }>;

/** One AUTO_INCREMENT value, the first, however many rows were inserted. */
export const generatedFields = (insertId: number | string): string =>
  insertId === 0 ? '[]' : `[{"longValue":${insertId}}]`;

const records = ({ columns, rows }: Rows, request: ExecuteRequest): Reply => {
  const writers = columns.map((column) => fieldWriter(column, request.resultSetOptions));
  const json = rows.map((row) => `[${row.map((value, index) => writers[index]?.(value)).join(',')}]`);
  return {
    numberOfRecordsUpdated: '0',
    records: `[${json.join(',')}]`,
    ...(request.includeResultMetadata ? { columnMetadata: JSON.stringify(columns.map(columnMetadata)) } : {}),
  };
};

const formattedRecords = ({ columns, rows }: Rows, limits: DataApiLimits): Reply => {
  const labels = columns.map(({ name }) => JSON.stringify(name));
  if (new Set(labels).size < labels.length) {
    throw new ApiError(
      'BadRequestException',
      'Duplicate column labels are not supported with formatRecordsAs JSON',
    );
  }
  const writers = columns.map(jsonWriter);
  const object = (row: Rows['rows'][number]) =>
    `{${row.map((value, index) => `${labels[index]}:${writers[index]?.(value)}`).join(',')}}`;
  const text = `[${rows.map(object).join(',')}]`;
  if (Buffer.byteLength(text) > limits.formattedBytes) {
    throw new ApiError('BadRequestException', 'The formatted result exceeds the size limit');
  }
  return { numberOfRecordsUpdated: '0', formattedRecords: JSON.stringify(text) };
};

const replyOf = (result: StatementResult, request: ExecuteRequest, limits: DataApiLimits): Reply => {
  if (result.kind === 'changes') {
    return {
      numberOfRecordsUpdated: `${result.affectedRows}`,
      generatedFields: generatedFields(result.insertId),
    };
  }
  if (request.formatRecordsAs === 'JSON') return formattedRecords(result, limits);
  const reply = records(result, request);
  if (Buffer.byteLength(reply['records'] ?? '') > limits.replyBytes) {
    throw new ApiError('UnsupportedResultException', 'Database response exceeded size limit');
  }
  return reply;
};

export const executeStatement = (database: Database, request: ExecuteRequest): Promise<Reply> => {
  const sql = bindParameters(parseSingleStatement(request.sql), request.parameters);
  return withSession(database, request, async (session) =>
    replyOf(await session.run(sql), request, database.limits),
  );
};
