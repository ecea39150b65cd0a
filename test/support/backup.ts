import type { PayoutStack } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

const BACKUP = 'mlm_backup';

const tablesOf = async ({ sql }: Sql): Promise<string[]> => {
  const rows = await sql(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`,
  );
  return rows.map(({ name }) => String(name));
};

/** Generated columns cannot be written. */
const columnsOf = async ({ sql }: Sql, table: string): Promise<string> => {
  const rows = await sql(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED%' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => `\`${name}\``).join(', ');
};

/** All rows of all tables, as a snapshot of the cluster would have them. */
export const takeBackup = async ({ sql }: Sql): Promise<void> => {
  await sql(`DROP DATABASE IF EXISTS ${BACKUP}`);
  await sql(`CREATE DATABASE ${BACKUP}`);
  for (const table of await tablesOf({ sql }))
    await sql(`CREATE TABLE ${BACKUP}.${table} AS SELECT * FROM ${table}`);
};

/** The database as it was then, numbers that are given next included: what was recorded since is gone. */
export const restoreBackup = async ({ sql }: Sql): Promise<void> => {
  await sql('SET SESSION foreign_key_checks = 0');
  for (const table of await tablesOf({ sql })) {
    const columns = await columnsOf({ sql }, table);
    await sql(`TRUNCATE TABLE ${table}`);
    await sql(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${BACKUP}.${table}`);
  }
  await sql('SET SESSION foreign_key_checks = 1');
};
