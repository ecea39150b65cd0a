import type { PayoutStack } from './payout-stack.ts';

/** Keeps all rows as they are, beside the database; the answer puts them back. A story is told once, not before each test. */
export const tableSnapshot = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<() => Promise<void>> => {
  const found = await sql(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name`,
  );
  const tables = found.map(({ name }) => String(name));
  await sql('DROP DATABASE IF EXISTS kept');
  await sql('CREATE DATABASE kept');
  for (const table of tables) {
    await sql(`CREATE TABLE kept.${table} LIKE ${table}`);
    await sql(`INSERT INTO kept.${table} SELECT * FROM ${table}`);
  }
  return async () => {
    await sql('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of tables) {
      await sql(`DELETE FROM ${table}`);
      await sql(`INSERT INTO ${table} SELECT * FROM kept.${table}`);
    }
    await sql('SET FOREIGN_KEY_CHECKS = 1');
  };
};
