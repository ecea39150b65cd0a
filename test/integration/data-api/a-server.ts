import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll } from 'vitest';
import {
  type DatabaseServer,
  startDatabaseServer,
} from '../../../infra/local/database-server/start-database-server.ts';

export const home = mkdtempSync(join(tmpdir(), 'payout-server-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let made = 0;
export const aDirectory = () => join(home, `state-${made++}`);

export async function query(server: DatabaseServer, ...statements: string[]) {
  const { socketPath, adminUser: user, adminPassword: password } = server;
  const connection = await createConnection({ socketPath, user, password, flags: ['-IGNORE_SPACE'] });
  let rows: unknown[] = [];
  for (const sql of statements) {
    const [result] = await connection.query<RowDataPacket[]>(sql);
    rows = Array.isArray(result) ? result.map((row) => Object.values(row)) : [];
  }
  await connection.end();
  return rows;
}

export async function withServer<T>(
  options: { directory?: string; fresh?: boolean; parameters?: Record<string, string> },
  use: (server: DatabaseServer) => Promise<T>,
): Promise<T> {
  const server = await startDatabaseServer({
    directory: aDirectory(),
    fresh: true,
    parameters: {},
    ...options,
  });
  return await use(server).finally(() => server.stop());
}
