import * as z from 'zod';
import type { Read } from '../statement.ts';

const OURS = String.raw`mlm\_payout\_%`;
const MLM = String.raw`mlm\_%`;

export type ColumnName = { readonly table: string; readonly column: string };

/** The columns that the asking user may see, of the host's tables and of ours. */
export const readColumnNames = (): Read<ColumnName> => ({
  sql: `SELECT c.table_name AS tableName, c.column_name AS columnName FROM information_schema.columns c
         WHERE c.table_schema = DATABASE() AND (c.table_name LIKE :mlm OR c.table_name = 'users')`,
  params: { mlm: MLM },
  row: z
    .object({ tableName: z.string(), columnName: z.string() })
    .transform(({ tableName, columnName }) => ({ table: tableName, column: columnName })),
});

export type KeyColumn = {
  readonly table: string;
  readonly key: string;
  readonly unique: boolean;
  readonly column: string;
};

/** Keys column by column, in order. */
export const readKeyColumns = (): Read<KeyColumn> => ({
  sql: `SELECT s.table_name AS tableName, s.index_name AS keyName, s.column_name AS columnName,
               CASE WHEN s.non_unique = 0 THEN 'yes' ELSE 'no' END AS isUnique
          FROM information_schema.statistics s
         WHERE s.table_schema = DATABASE() AND s.table_name LIKE :mlm
         ORDER BY s.table_name, s.index_name, s.seq_in_index`,
  params: { mlm: MLM },
  row: z
    .object({
      tableName: z.string(),
      keyName: z.string(),
      columnName: z.string().nullable(),
      isUnique: z.enum(['yes', 'no']),
    })
    .transform(({ tableName, keyName, columnName, isUnique }) => ({
      table: tableName,
      key: keyName,
      unique: isUnique === 'yes',
      column: columnName ?? '',
    })),
});

const ForeignKey = z.object({
  tableName: z.string(),
  constraintName: z.string(),
  columnName: z.string(),
  referencedTable: z.string(),
  referencedColumn: z.string(),
  onDelete: z.string(),
  onUpdate: z.string(),
});
export type ForeignKey = z.infer<typeof ForeignKey>;

/** Foreign keys of our tables, of one column each, as all of them are. */
export const readForeignKeys = (): Read<ForeignKey> => ({
  sql: `SELECT k.table_name AS tableName, k.constraint_name AS constraintName, k.column_name AS columnName,
               k.referenced_table_name AS referencedTable, k.referenced_column_name AS referencedColumn,
               r.delete_rule AS onDelete, r.update_rule AS onUpdate
          FROM information_schema.referential_constraints r
          JOIN information_schema.key_column_usage k
            ON k.constraint_schema = r.constraint_schema AND k.constraint_name = r.constraint_name
           AND k.table_name = r.table_name AND k.table_schema = DATABASE()
         WHERE r.constraint_schema = DATABASE() AND r.table_name LIKE :ours
         ORDER BY k.table_name, k.constraint_name`,
  params: { ours: OURS },
  row: ForeignKey,
});

const Privilege = z.object({
  grantee: z.string(),
  level: z.enum(['server', 'database', 'table', 'column']),
  tableName: z.string().nullable(),
  columnName: z.string().nullable(),
  privilege: z.string(),
});
export type Privilege = z.infer<typeof Privilege>;

/** What accounts may do here, as far as the asking user may see it: as a rule its own grants alone. Not by roles. */
export const readPrivileges = (): Read<Privilege> => ({
  sql: `SELECT p.grantee AS grantee, 'server' AS level, NULL AS tableName, NULL AS columnName, p.privilege_type AS privilege
          FROM information_schema.user_privileges p
         WHERE p.privilege_type IN ('USAGE', 'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE USER')
        UNION ALL
        SELECT d.grantee, 'database', NULL, NULL, d.privilege_type FROM information_schema.schema_privileges d
         WHERE DATABASE() LIKE d.table_schema
        UNION ALL
        SELECT t.grantee, 'table', t.table_name, NULL, t.privilege_type FROM information_schema.table_privileges t
         WHERE t.table_schema = DATABASE()
        UNION ALL
        SELECT c.grantee, 'column', c.table_name, c.column_name, c.privilege_type
          FROM information_schema.column_privileges c WHERE c.table_schema = DATABASE()`,
  params: {},
  row: Privilege,
});

const ServerFacts = z.object({
  /** name@host of the account that asks. */
  account: z.string(),
  databaseName: z.string().nullable(),
  /** What sessions begin with that set nothing. */
  sqlMode: z.string(),
  /** One day after the epoch, as the session's time zone shows it. */
  dayOne: z.string(),
  timeZone: z.string(),
});
export type ServerFacts = z.infer<typeof ServerFacts>;

export const readServerFacts = (): Read<ServerFacts> => ({
  sql: `SELECT CURRENT_USER() AS account, DATABASE() AS databaseName, @@GLOBAL.sql_mode AS sqlMode,
               CAST(FROM_UNIXTIME(86400) AS CHAR) AS dayOne, @@SESSION.time_zone AS timeZone`,
  params: {},
  row: ServerFacts,
});

/** The two servers call the variable differently; SHOW finds either. */
export const readIsolationLevel = (): Read<{ readonly level: string }> => ({
  sql: `SHOW VARIABLES LIKE 't%\\_isolation'`,
  params: {},
  row: z.object({ Value: z.string() }).transform(({ Value }) => ({ level: Value })),
});
