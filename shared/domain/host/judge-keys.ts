import type { HostFinding } from './host-finding.ts';
import type { HostKey } from './host-schema.ts';
import { KEY_BEGINNING_MIN } from './key-beginning-min.ts';
import type { TableDemand } from './table-demand.ts';

const isOf = (key: HostKey, columns: readonly string[]): boolean =>
  key.columns.length === columns.length &&
  key.columns.every(
    ({ name, characters = KEY_BEGINNING_MIN }, index) =>
      name === columns[index] && characters >= KEY_BEGINNING_MIN,
  );

const missing = (table: string, columns: readonly string[]): HostFinding => {
  const listed = columns.join(', ');
  const isId = columns[0] === 'id';
  return {
    ...{ table, column: listed, severity: 'unfit' },
    found: isId ? 'is not the primary key' : 'has no UNIQUE key of its own',
    means: `two rows may be of one ${listed}, and we would read one and write the other; first see whether there are such: SELECT ${listed}, COUNT(*) FROM ${table} GROUP BY ${listed} HAVING COUNT(*) > 1`,
    alter: isId
      ? `ALTER TABLE ${table} ADD PRIMARY KEY (id)`
      : `ALTER TABLE ${table} ADD UNIQUE KEY uq_${columns.join('_')} (${listed})`,
  };
};

const holds = (key: HostKey, columns: readonly string[]): boolean =>
  isOf(key, columns) && (columns[0] === 'id' ? key.name === 'PRIMARY' : key.unique);

/** The keys that must be there, and those of ours whose name something else has. */
export const judgeKeys = (
  keys: readonly HostKey[],
  { table, unique, ourKeys }: TableDemand,
): HostFinding[] => {
  const here = keys.filter((key) => key.table === table);
  const taken = here.filter(({ name, ...key }) => {
    const columns = ourKeys[name];
    return columns !== undefined && !isOf({ name, ...key }, columns);
  });
  return [
    ...unique
      .filter((columns) => !here.some((key) => holds(key, columns)))
      .map((columns) => missing(table, columns)),
    ...taken.map(
      ({ name, columns }): HostFinding => ({
        ...{ table, column: columns.map((column) => column.name).join(', '), severity: 'unfit' },
        found: `has a key ${name}, which is the name of a key of ours`,
        means: `ours, on (${ourKeys[name]?.join(', ')}), could not be made, and statements that name it would use the other`,
        alter: `ALTER TABLE ${table} RENAME INDEX ${name} TO host_${name}`,
      }),
    ),
  ];
};
