import type { Credentials } from '../../shared/aws/database-credentials.ts';
import { SchemaMismatch } from '../../shared/domain/failures.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { grantTables, putUser } from '../../shared/sql/grants.ts';
import {
  countSchemaPart,
  createMigrationsTable,
  insertMigration,
  readAppliedMigrations,
} from '../../shared/sql/migrations.ts';
import { applyStep } from './apply-step.ts';
import type { Migration } from './parse-migration.ts';

export type MigrateDeps = Deps & {
  readonly databaseName: string;
  readonly migrations: readonly Migration[];
  /** The database user of each function, by the function's name. */
  readonly readUsers: () => Promise<Readonly<Record<string, Credentials>>>;
};

export type MigrateResult = {
  readonly applied: readonly string[];
  readonly users: readonly string[];
};

const applyMigrations = async (deps: MigrateDeps): Promise<string[]> => {
  const { database, migrations, now } = deps;
  await applyStep(deps, { sql: createMigrationsTable().sql, unless: undefined });
  const had = new Set((await database.read(readAppliedMigrations())).map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !had.has(name));
  for (const { name, steps } of missing) {
    for (const step of steps) await applyStep(deps, step);
    await database.write(insertMigration(name, now()));
  }
  return missing.map(({ name }) => name);
};

const hasColumn = async ({ database }: MigrateDeps, table: string, name: string): Promise<boolean> => {
  const [found] = await database.read(countSchemaPart({ kind: 'column', table, name }));
  return (found?.count ?? 0) > 0;
};

/** CREATE TABLE IF NOT EXISTS would pass over them, and record a UNIQUE key that is not there. */
const refuseTablesOfOldScript = async (deps: MigrateDeps): Promise<void> => {
  const old = await hasColumn(deps, 'mlm_payout_batches', 'id');
  if (!old || (await hasColumn(deps, 'mlm_payout_batches', 'content_hash'))) return;
  throw new SchemaMismatch(
    'mlm_payout_batches was made by the old payout script: expected a database without its payout tables; ' +
      'this version does not adopt them, nothing was changed',
  );
};

const putUsers = async (deps: MigrateDeps): Promise<string[]> => {
  const users = Object.entries(await deps.readUsers());
  for (const [functionName, { username, password }] of users) {
    const grants = grantTables(functionName, username, deps.databaseName);
    for (const { sql } of [...putUser(username, password), ...grants]) {
      await applyStep(deps, { sql, unless: undefined });
    }
  }
  return users.map(([functionName]) => functionName);
};

/** Brings schema and users to this version. A repeat changes nothing; after a failure it goes on where it stopped. */
export const migrateDatabase = async (deps: MigrateDeps): Promise<MigrateResult> => {
  await refuseTablesOfOldScript(deps);
  return { applied: await applyMigrations(deps), users: await putUsers(deps) };
};
