import * as z from 'zod';
import type { HostColumn, HostTable } from '../../domain/host/host-schema.ts';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { HOST_TABLES } from './host-tables.ts';

/** A column, the table it is of, and whether the asking user sees all of the table's. */
export type HostColumnRow = {
  readonly column: HostColumn;
  readonly table: HostTable;
  readonly mayChange: boolean;
};

const Row = z.object({
  tableName: z.string(),
  engine: z.string().nullable(),
  tableCollation: z.string().nullable(),
  isPartitioned: CountColumn,
  hasShortKeys: CountColumn,
  name: z.string(),
  type: z.string(),
  kind: z.string(),
  isNullable: CountColumn,
  fallback: z.string().nullable(),
  extra: z.string(),
  characters: CountColumn.nullable(),
  characterSet: z.string().nullable(),
  collation: z.string().nullable(),
  wholeDigits: CountColumn.nullable(),
  decimals: CountColumn.nullable(),
  privileges: z.string(),
});

const fallbackOf = ({ fallback, extra, isNullable }: z.output<typeof Row>): HostColumn['fallback'] => {
  if (/auto_increment|VIRTUAL|STORED|PERSISTENT/i.test(extra)) return 'none needed';
  if (fallback !== null && /current_timestamp|now\(/i.test(fallback)) return 'the moment';
  if (fallback !== null && fallback !== 'NULL') return 'a value';
  return isNullable === 1 ? 'none needed' : undefined;
};

const columnOf = (row: z.output<typeof Row>): HostColumn => ({
  table: row.tableName,
  name: row.name,
  type: row.type,
  kind: row.kind.toLowerCase(),
  nullable: row.isNullable === 1,
  fallback: fallbackOf(row),
  increments: row.extra.includes('auto_increment'),
  characters: row.characters ?? undefined,
  characterSet: row.characterSet ?? undefined,
  collation: row.collation ?? undefined,
  wholeDigits: row.wholeDigits ?? undefined,
  decimals: row.decimals ?? undefined,
});

const tableOf = (row: z.output<typeof Row>): HostTable => ({
  name: row.tableName,
  engine: row.engine ?? undefined,
  collation: row.tableCollation ?? undefined,
  partitioned: row.isPartitioned === 1,
  shortKeys: row.hasShortKeys === 1,
});

/** Of the tables that are there, as far as the asking user may see them. */
export const readHostColumns = (): Read<HostColumnRow> => ({
  sql: `SELECT c.table_name AS tableName, t.engine AS engine, t.table_collation AS tableCollation,
               CASE WHEN t.create_options LIKE '%partitioned%' THEN 1 ELSE 0 END AS isPartitioned,
               CASE WHEN t.row_format IN ('Compact', 'Redundant') THEN 1 ELSE 0 END AS hasShortKeys,
               c.column_name AS name, c.column_type AS type, c.data_type AS kind,
               CASE WHEN c.is_nullable = 'YES' THEN 1 ELSE 0 END AS isNullable, c.column_default AS fallback,
               c.extra AS extra, c.character_maximum_length AS characters, c.character_set_name AS characterSet,
               c.collation_name AS collation, c.numeric_precision - c.numeric_scale AS wholeDigits, c.numeric_scale AS decimals,
               c.privileges AS privileges
          FROM information_schema.columns c
          JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
         WHERE c.table_schema = DATABASE() AND c.table_name IN (${HOST_TABLES})
         ORDER BY c.table_name, c.ordinal_position`,
  params: {},
  row: Row.transform((row) => ({
    column: columnOf(row),
    table: tableOf(row),
    mayChange: row.privileges.includes('references'),
  })),
});
