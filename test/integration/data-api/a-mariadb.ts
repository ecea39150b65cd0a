import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll } from 'vitest';
import { type Mariadb, startMariadb } from '../../../infra/local/mariadb/start-mariadb.ts';

export const home = mkdtempSync(join(tmpdir(), 'payout-mariadb-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let made = 0;
export const aDirectory = () => join(home, `state-${made++}`);

export async function query(mariadb: Mariadb, ...statements: string[]) {
  const { socketPath, adminUser: user, adminPassword: password } = mariadb;
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
  use: (mariadb: Mariadb) => Promise<T>,
): Promise<T> {
  const mariadb = await startMariadb({ directory: aDirectory(), fresh: true, parameters: {}, ...options });
  return await use(mariadb).finally(() => mariadb.stop());
}
