/** One thing in which a company's tables differ from the usual ones. */
export type HostDeviation = {
  readonly name: string;
  /** What it changes; two of one place exclude each other. */
  readonly place: string;
  readonly made: readonly string[];
  /** No foreign key of the host's leads to its users: else the server would refuse to make it. */
  readonly keyless?: true;
  /** Whether migrate takes it, or what it says of it. */
  readonly comesTo: 'works' | RegExp;
  /** Where only one of the servers knows such a thing. */
  readonly only?: 'mariadb' | 'mysql';
};

/** Sets a column anew. */
export const modified = (
  column: string,
  definition: string,
  comesTo: HostDeviation['comesTo'],
): HostDeviation => {
  const [table, name] = column.split('.');
  return {
    name: `${column} ${definition}`,
    place: column,
    made: [`ALTER TABLE ${table} MODIFY COLUMN ${name} ${definition}`],
    comesTo,
  };
};

/** Takes a column away. */
export const dropped = (column: string): HostDeviation => {
  const [table, name] = column.split('.');
  return {
    name: `no ${column}`,
    place: column,
    made: [`ALTER TABLE ${table} DROP COLUMN ${name}`],
    comesTo: new RegExp(`${table} lacks ${name}: .*ALTER TABLE ${table} ADD COLUMN ${name} `),
  };
};

/** Of a whole table. */
export const altered = (
  table: string,
  change: string,
  comesTo: HostDeviation['comesTo'],
  place = table,
): HostDeviation => ({
  name: `${table} ${change}`,
  place,
  made: [`ALTER TABLE ${table} ${change}`],
  comesTo,
});
