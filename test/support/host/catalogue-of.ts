import type { PayoutStack, Row } from '../payout-stack.ts';

/** All that the server tells of the database's tables, columns, keys and users. */
export const catalogueOf = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<readonly Row[][]> => [
  await sql(
    `SELECT table_name, table_type, engine, row_format, table_collation, create_options FROM information_schema.tables
      WHERE table_schema = DATABASE() ORDER BY table_name`,
  ),
  await sql(
    `SELECT table_name, column_name, ordinal_position, column_type, is_nullable, column_default, extra, collation_name
       FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
  ),
  await sql(
    `SELECT table_name, index_name, seq_in_index, column_name, non_unique, sub_part FROM information_schema.statistics
      WHERE table_schema = DATABASE() ORDER BY table_name, index_name, seq_in_index`,
  ),
  await sql(`SELECT user, host FROM mysql.user ORDER BY user, host`),
];
