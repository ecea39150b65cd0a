import type { PayoutStack, Row } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

export type Found = {
  readonly table: string;
  /** As SHOW CREATE TABLE says, without the counter. */
  readonly schema: string;
  readonly rows: readonly Row[];
};

const schemaOf = async ({ sql }: Sql, table: string): Promise<string> => {
  const [row] = await sql(`SHOW CREATE TABLE \`${table}\``);
  return String(row?.['Create Table']).replace(/ AUTO_INCREMENT=\d+/, '');
};

/** All tables of a company, each with its schema and its rows. */
export const asFound = async ({ sql }: Sql): Promise<Found[]> => {
  const tables = await sql(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name`,
  );
  const found: Found[] = [];
  for (const { name } of tables) {
    const table = String(name);
    found.push({
      table,
      schema: await schemaOf({ sql }, table),
      rows: await sql(`SELECT * FROM \`${table}\` ORDER BY id`),
    });
  }
  return found;
};
