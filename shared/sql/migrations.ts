import * as z from 'zod';
import { CountColumn, utcText } from './columns.ts';
import type { Read, Write } from './statement.ts';

/** Which migrations a database has had. */
export const createMigrationsTable = (): Write => ({
  sql: `CREATE TABLE IF NOT EXISTS mlm_payout_migrations (
          name VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
          applied_at DATETIME(6) NOT NULL
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  params: {},
  expectRows: 'any',
});

export const readAppliedMigrations = (): Read<{ name: string }> => ({
  sql: `SELECT name FROM mlm_payout_migrations ORDER BY name`,
  params: {},
  row: z.object({ name: z.string() }),
});

/** Two deploys may finish the same migration; its statements are repeatable, so both are right. */
export const insertMigration = (name: string, appliedAt: Date): Write => ({
  sql: `INSERT INTO mlm_payout_migrations (name, applied_at) VALUES (:name, :appliedAt)
        ON DUPLICATE KEY UPDATE name = name`,
  params: { name, appliedAt: utcText(appliedAt) },
  expectRows: 'any',
});

/** What a statement of a migration makes, by which one can see that it has been run. */
export type SchemaPart = {
  readonly kind: 'column' | 'index';
  readonly table: string;
  readonly name: string;
};

/** Neither MySQL nor MariaDB has one ADD … IF NOT EXISTS that the other knows; so the catalogue is asked. */
export const countSchemaPart = ({ kind, table, name }: SchemaPart): Read<{ count: number }> => ({
  sql:
    kind === 'column'
      ? `SELECT COUNT(*) AS count FROM information_schema.columns
          WHERE table_schema = DATABASE() AND table_name = :table AND column_name = :name`
      : `SELECT COUNT(*) AS count FROM information_schema.statistics
          WHERE table_schema = DATABASE() AND table_name = :table AND index_name = :name`,
  params: { table, name },
  row: z.object({ count: CountColumn }),
});

export type ColumnPlace = { readonly table: string; readonly name: string };

/** The type of a column as a CREATE TABLE writes it. */
export const readColumnType = ({ table, name }: ColumnPlace): Read<{ type: string }> => ({
  sql: `SELECT column_type AS type FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = :table AND column_name = :name`,
  params: { table, name },
  row: z.object({ type: z.string() }),
});
