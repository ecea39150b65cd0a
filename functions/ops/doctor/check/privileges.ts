import type { Privilege } from '../../../../shared/sql/doctor/catalogue.ts';

/** 'SELECT (id, name), UPDATE' on a table, as "SELECT on table.id" and "UPDATE on table", as grantsOf writes them. */
export const listedGrants = (tables: Readonly<Record<string, string>>): string[] =>
  Object.entries(tables).flatMap(([table, privileges]) =>
    [...privileges.matchAll(/(\w+)(?: \(([^)]*)\))?/g)].flatMap(([, privilege = '', columns]) =>
      columns === undefined
        ? [`${privilege} on ${table}`]
        : columns.split(', ').map((column) => `${privilege} on ${table}.${column}`),
    ),
  );

const placeOf = ({ level, tableName, columnName }: Privilege): string => {
  if (level === 'column') return `${tableName}.${columnName}`;
  return level === 'table' ? String(tableName) : `the whole ${level}`;
};

/** What an account may do; that it may sign in is no grant. */
export const grantsOf = (privileges: readonly Privilege[], grantee: string): string[] =>
  privileges
    .filter((found) => found.grantee === grantee && found.privilege !== 'USAGE')
    .map((found) => `${found.privilege} on ${placeOf(found)}`);

/** ops_fn@% as the catalogue quotes it. */
export const granteeOf = (account: string): string => {
  const at = account.lastIndexOf('@');
  return `'${account.slice(0, at)}'@'${account.slice(at + 1)}'`;
};
