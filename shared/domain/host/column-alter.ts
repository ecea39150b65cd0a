import type { HostColumn } from './host-schema.ts';

/** Sets one column anew. */
export const columnAlter = (
  { table, name }: Pick<HostColumn, 'table' | 'name'>,
  definition: string,
): string => `ALTER TABLE ${table} MODIFY COLUMN ${name} ${definition}`;

/** The type that it has, with its character set, which a MODIFY would else put back to the table's. */
export const typeAsItIs = ({ type, characterSet, collation }: HostColumn): string =>
  characterSet === undefined ? type : `${type} CHARACTER SET ${characterSet} COLLATE ${collation}`;

/** Whether it may be empty stays as it is. */
export const emptiness = ({ nullable }: HostColumn): string => (nullable ? 'NULL' : 'NOT NULL');
