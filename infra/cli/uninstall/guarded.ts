/** `'…'` in SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

type Catalogue = 'columns' | 'statistics' | 'tables';

/** Of the chosen database; `where` says of what. */
const found = (catalogue: Catalogue, table: string, where: string): string =>
  `FROM information_schema.${catalogue} WHERE table_schema = DATABASE() AND table_name = ${quoted(table)}${where}`;

const run = (why: string, made: string): string =>
  [`-- ${why}`, `SET @payouts = (${made});`, 'PREPARE payouts FROM @payouts;', 'EXECUTE payouts;'].join('\n');

/** A statement that is run where the table has such a column, else passed over: so all may be run again after a stop. */
export const whereColumn = (
  column: { readonly table: string; readonly name: string; readonly and?: string },
  why: string,
  statement: string,
): string => {
  const { table, name, and = '' } = column;
  const isThere = found('columns', table, ` AND column_name = ${quoted(name)}${and}`);
  return run(why, `SELECT IF(COUNT(*) > 0, ${quoted(statement)}, 'DO 0') ${isThere}`);
};

/** Drops of those keys or columns the ones that are there, in one ALTER that lets others read and write. */
export const dropThoseThere = (
  kind: 'KEY' | 'COLUMN',
  table: string,
  names: readonly string[],
  why: string,
): string => {
  const [catalogue, name] =
    kind === 'KEY' ? (['statistics', 'index_name'] as const) : (['columns', 'column_name'] as const);
  const those = found(catalogue, table, ` AND ${name} IN (${listed(names)})`);
  const drops = `GROUP_CONCAT(DISTINCT 'DROP ${kind} ', ${name} SEPARATOR ', ')`;
  return run(
    why,
    `SELECT IF(COUNT(*) > 0, CONCAT('ALTER TABLE ${table} ', ${drops}, ', ALGORITHM=INPLACE, LOCK=NONE'), 'DO 0') ${those}`,
  );
};
