import type { PayoutStack } from '../../support/payout-stack.ts';

/** A backup of every table, as it is now, that can be restored in place of what came since. */
export const givenDump = async ({ sql }: Pick<PayoutStack, 'sql'>) => {
  const tables = (
    await sql(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'dump\\_%'`,
    )
  ).map(({ name }) => String(name));
  for (const table of tables) {
    await sql(`DROP TABLE IF EXISTS dump_${table}`);
    await sql(`CREATE TABLE dump_${table} AS SELECT * FROM ${table}`);
  }
  return {
    restore: async (): Promise<void> => {
      await sql('SET SESSION foreign_key_checks = 0');
      for (const table of tables) {
        await sql(`DELETE FROM ${table}`);
        await sql(`INSERT INTO ${table} SELECT * FROM dump_${table}`);
      }
      await sql('SET SESSION foreign_key_checks = 1');
    },
  };
};
