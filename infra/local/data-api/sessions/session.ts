import { type Connection, createConnection, type FieldPacket, type ResultSetHeader } from 'mysql2';
import type { Row, StatementResult } from '../values/statement-result.ts';
import { ApiError } from '../wire/api-error.ts';
import type { DataApiLimits } from '../wire/limits.ts';
import { apiErrorOf } from './sql-error.ts';

export type SessionOptions = {
  readonly socketPath: string;
  readonly username: string;
  readonly password: string;
  readonly database: string | undefined;
  /** JDBC counts the rows an UPDATE matched; whether the service does is unknown. */
  readonly counts: 'matched' | 'changed';
  readonly limits: DataApiLimits;
};

/** One connection to the database, as the service would hold it. */
export type Session = {
  readonly connectionId: number;
  run(sql: string): Promise<StatementResult>;
  /** Stops the statement under way and refuses further ones. */
  kill(): Promise<void>;
  /** Waits for the statement under way, and never fails: a lost connection is rolled back by the server. */
  rollBack(): Promise<void>;
  close(): void;
};

const connect = (options: SessionOptions): Promise<Connection> => {
  const { promise, resolve, reject } = Promise.withResolvers<Connection>();
  const connection = createConnection({
    socketPath: options.socketPath,
    user: options.username,
    password: options.password,
    ...(options.database === undefined ? {} : { database: options.database }),
    charset: 'utf8mb4_unicode_520_ci',
    // None is prepared; room for 16,000 in each of these short lives was a third of this process's time.
    maxPreparedStatements: 1,
    // IGNORE_SPACE would show in @@sql_mode: a session begins with the server's settings only.
    flags: ['-IGNORE_SPACE', ...(options.counts === 'changed' ? ['-FOUND_ROWS'] : [])],
  });
  connection.once('connect', () => resolve(connection));
  connection.on('error', (error) => reject(apiErrorOf(error)));
  return promise;
};

const bytesOf = (row: Row): number => row.reduce((sum, value) => sum + (value?.length ?? 0), 0);

/** Keeps rows until the reply is too large; what follows is read and dropped. */
const rowCollector = ({ replyBytes, rowBytes }: DataApiLimits) => {
  const rows: Row[] = [];
  let total = 0;
  let refused: string | undefined;
  const add = (row: Row): void => {
    const bytes = bytesOf(row);
    total += bytes;
    if (bytes > rowBytes) refused ??= `Packet for query is too large (${bytes} > ${rowBytes})`;
    else if (total > replyBytes) refused ??= 'Database response exceeded size limit';
    if (refused === undefined) rows.push(row);
  };
  return { add, rows, refusal: () => refused };
};

const query = (connection: Connection, sql: string, limits: DataApiLimits): Promise<StatementResult> => {
  const { promise, resolve, reject } = Promise.withResolvers<StatementResult>();
  const collected = rowCollector(limits);
  let columns: readonly FieldPacket[] | undefined;
  let header: ResultSetHeader | undefined;
  const fail = (error: unknown) => reject(apiErrorOf(error));
  connection.on('error', fail); // only here, and at once, says a connection that it was lost before
  const statement = connection.query({ sql, rowsAsArray: true, typeCast: (field) => field.buffer() });
  statement.on('fields', (fields: readonly FieldPacket[] | undefined) => {
    columns ??= fields;
  });
  statement.on('result', (row: Row | ResultSetHeader) => {
    if ('affectedRows' in row) header ??= row;
    else collected.add(row);
  });
  statement.on('error', fail);
  statement.on('end', () => {
    const { affectedRows = 0, insertId = 0 } = header ?? {};
    if (!columns) resolve({ kind: 'changes', affectedRows, insertId });
    else if (collected.refusal())
      reject(new ApiError('UnsupportedResultException', `${collected.refusal()}`));
    else resolve({ kind: 'rows', columns, rows: collected.rows });
  });
  return promise.finally(() => connection.off('error', fail));
};

const killQuery = async (options: SessionOptions, connectionId: number): Promise<void> => {
  const other = await connect({ ...options, database: undefined });
  await query(other, `KILL QUERY ${connectionId}`, options.limits).catch(() => {}); // it ended by itself
  other.end();
};

export const openSession = async (options: SessionOptions): Promise<Session> => {
  const connection = await connect(options);
  const connectionId = connection.threadId;
  let killed = false;
  let running = 0;
  return {
    connectionId,
    run: async (sql) => {
      if (killed) throw new Error('The session was stopped.');
      running += 1;
      return await query(connection, sql, options.limits).finally(() => {
        running -= 1;
      });
    },
    kill: async () => {
      killed = true;
      if (running > 0) await killQuery(options, connectionId).catch(() => {}); // a server that is gone runs nothing
    },
    rollBack: async () => {
      await query(connection, 'ROLLBACK', options.limits).catch(() => {});
    },
    close: () => connection.end(),
  };
};
