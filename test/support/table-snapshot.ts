import type { PayoutStack } from './payout-stack.ts';

/**
 * Keeps all rows as they are, in a schema beside the database; the answer puts them back, as restoring a snapshot of the
 * cluster would: numbers that were given since are given again. A story is told once, not before each test.
 */
export const tableSnapshot = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  schema = 'kept',
): Promise<() => Promise<void>> => {
  const found = await sql(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name`,
  );
  const tables = found.map(({ name }) => String(name));
  await sql(`DROP DATABASE IF EXISTS ${schema}`);
  await sql(`CREATE DATABASE ${schema}`);
  for (const table of tables) {
    await sql(`CREATE TABLE ${schema}.${table} LIKE ${table}`);
    await sql(`INSERT INTO ${schema}.${table} SELECT * FROM ${table}`);
  }
  return async () => {
    await sql('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of tables) {
      await sql(`TRUNCATE TABLE ${table}`);
      await sql(`INSERT INTO ${table} SELECT * FROM ${schema}.${table}`);
    }
    await sql('SET FOREIGN_KEY_CHECKS = 1');
  };
};
