import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRANTS } from '../../../shared/sql/grants.ts';
import { connectAs, userSecretArns } from '../../support/database-users.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
const users: Record<string, Connection> = {};
beforeAll(async () => {
  company = await startPayoutStack();
  for (const name of Object.keys(GRANTS)) users[name] = await connectAs(company, name);
});
afterAll(async () => {
  for (const user of Object.values(users)) await user.end();
  await company.discard();
});

/** Refused for want of a privilege on the table, a column, the database, or for the statement as such. */
const REFUSALS = [1044, 1142, 1143, 1227, 1370, 1410];

/** Whether the server lets the user do it; what comes of it is rolled back. Another error comes after the privileges. */
const mayDo = async (functionName: string, sql: string): Promise<boolean> => {
  const user = users[functionName];
  if (!user) throw new Error(`no user of ${functionName}`);
  await user.query('START TRANSACTION');
  try {
    await user.query(sql);
    return true;
  } catch (error) {
    return !REFUSALS.includes((error as { errno: number }).errno);
  } finally {
    await user.query('ROLLBACK');
  }
};

type Column = { readonly table: string; readonly column: string };

const columns = async (): Promise<Column[]> =>
  (await company.sql(
    `SELECT table_name AS \`table\`, column_name AS \`column\` FROM information_schema.columns
      WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
  )) as unknown as Column[];

const ATTEMPTS: Readonly<Record<string, (at: Column) => string>> = {
  SELECT: ({ table, column }) => `SELECT ${column} FROM ${table} LIMIT 0`,
  INSERT: ({ table, column }) => `INSERT INTO ${table} (${column}) VALUES (DEFAULT)`,
  UPDATE: ({ table, column }) => `UPDATE ${table} SET ${column} = DEFAULT LIMIT 0`,
  DELETE: ({ table }) => `DELETE FROM ${table} LIMIT 0`,
};

/** "SELECT, UPDATE (a, b)" read as the server reads it. */
const isGranted = (functionName: string, verb: string, { table, column }: Column): boolean => {
  const granted = GRANTS[functionName]?.[table] ?? '';
  const [, listed] = new RegExp(`\\b${verb}\\b(?: \\(([^)]+)\\))?`).exec(granted) ?? ['', undefined];
  if (!new RegExp(`\\b${verb}\\b`).test(granted)) return false;
  return listed === undefined || listed.split(', ').includes(column);
};

describe.each(Object.keys(GRANTS))('the database user of %s', (name) => {
  it('may do with each column what the grants say, and nothing else', async () => {
    const all = await columns();
    expect(all.length).toBeGreaterThan(100);
    for (const [verb, attempt] of Object.entries(ATTEMPTS)) {
      const granted = all.filter((at) => isGranted(name, verb, at));
      const allowed: Column[] = [];
      for (const at of all) if (await mayDo(name, attempt(at))) allowed.push(at);
      expect({ verb, columns: allowed }).toEqual({ verb, columns: granted });
    }
  });

  it.each([
    'CREATE TABLE made (a INT)',
    'DROP TABLE mlm_payout_events',
    'ALTER TABLE mlm_payout_events ADD COLUMN a INT',
    'TRUNCATE TABLE mlm_payout_events',
    'CREATE INDEX a ON mlm_payout_runs (outcome)',
    'LOCK TABLES mlm_commission_ledger WRITE',
    'CREATE VIEW v AS SELECT 1',
    "CREATE TRIGGER t BEFORE INSERT ON mlm_payout_events FOR EACH ROW SET NEW.actor = 'x'",
    'SELECT * FROM mysql.user',
    "CREATE USER 'x'@'%' IDENTIFIED BY 'x'",
    'DROP USER approval_fn',
    "ALTER USER root@localhost IDENTIFIED BY 'x'",
    'GRANT SELECT ON mlm_payout_events TO payout_fn',
    'GRANT ALL ON *.* TO payout_fn',
    'CREATE DATABASE another',
    'DROP DATABASE mlm',
    'CREATE PROCEDURE p() SELECT 1',
    'RENAME TABLE mlm_payout_events TO gone',
    'SET GLOBAL max_connections = 1',
    'SET GLOBAL general_log = 1',
    'FLUSH TABLES WITH READ LOCK',
    'SHUTDOWN',
    "SELECT 1 INTO OUTFILE '/tmp/never-written'",
  ])('may not %s', async (sql) => {
    const found = await users[name]?.query(sql).then(
      () => 'done',
      (error: { errno: number }) => error.errno,
    );
    expect([...REFUSALS, 1045]).toContain(found);
  });

  it('holds no privilege beyond its tables: no files, no processes, no other database', async () => {
    const [rows] = (await users[name]?.query<RowDataPacket[]>('SHOW GRANTS')) ?? [[]];
    const beyond = rows
      .map((row) => String(Object.values(row)[0]))
      .filter((grant) => / ON \S+\.\* /.test(grant));
    expect(beyond).toEqual([expect.stringMatching(/^GRANT USAGE ON \*\.\* TO /)]);
  });
});

describe('the rules behind the grants', () => {
  it('every function with a secret has grants, and the other way round', () => {
    expect(Object.keys(GRANTS).toSorted()).toEqual(Object.keys(userSecretArns()).toSorted());
  });

  it.each(Object.keys(GRANTS))('%s may neither change nor remove an audit event', async (name) => {
    expect(await mayDo(name, `UPDATE mlm_payout_events SET actor = 'x'`)).toBe(false);
    expect(await mayDo(name, 'DELETE FROM mlm_payout_events')).toBe(false);
    expect(
      await mayDo(name, `INSERT INTO mlm_payout_events (id) VALUES (1) ON DUPLICATE KEY UPDATE actor = 'x'`),
    ).toBe(false);
    expect(await mayDo(name, 'REPLACE INTO mlm_payout_events (id) VALUES (1)')).toBe(false);
  });

  it('payout knows that a beneficiary exists, not how to reach them', async () => {
    expect(await mayDo('payout', 'SELECT id FROM users')).toBe(true);
    expect(await mayDo('payout', 'SELECT email FROM users')).toBe(false);
    expect(await mayDo('payout', 'SELECT * FROM users')).toBe(false);
    expect(await mayDo('payout', `SELECT id FROM users WHERE email = 'a@x'`)).toBe(false);
  });

  it('payout cannot read what the host tells its associates', async () => {
    expect(await mayDo('payout', 'SELECT message FROM mlm_notification_log')).toBe(false);
  });
});
