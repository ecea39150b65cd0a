import * as z from 'zod';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { HOST_TABLES } from './host-tables.ts';

export type HostKeyColumn = {
  readonly table: string;
  readonly key: string;
  readonly unique: boolean;
  readonly column: string;
  readonly characters: number | undefined;
};

/** Keys of the tables that are not ours, column by column, in order. */
export const readHostKeys = (): Read<HostKeyColumn> => ({
  sql: `SELECT s.table_name AS tableName, s.index_name AS keyName, s.column_name AS columnName,
               CASE WHEN s.non_unique = 0 THEN 1 ELSE 0 END AS isUnique, s.sub_part AS characters
          FROM information_schema.statistics s
         WHERE s.table_schema = DATABASE()
           AND s.table_name IN (${HOST_TABLES})
         ORDER BY s.table_name, s.index_name, s.seq_in_index`,
  params: {},
  row: z
    .object({
      tableName: z.string(),
      keyName: z.string(),
      columnName: z.string().nullable(),
      isUnique: CountColumn,
      characters: CountColumn.nullable(),
    })
    .transform(({ tableName, keyName, columnName, isUnique, characters }) => ({
      table: tableName,
      key: keyName,
      unique: isUnique === 1,
      column: columnName ?? '',
      characters: characters ?? undefined,
    })),
});
