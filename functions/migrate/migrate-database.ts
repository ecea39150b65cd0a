import type { Credentials } from '../../shared/aws/read-user-credentials.ts';
import type { EntitledSignIn, MigrateAnswer } from '../../shared/events/migrate-command.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { keyEntitlementEvents } from '../../shared/sql/approvers/key-entitlement-events.ts';
import { grantTables, putUser } from '../../shared/sql/grants.ts';
import {
  createMigrationsTable,
  insertMigration,
  readAppliedMigrations,
} from '../../shared/sql/migrations.ts';
import { adoptOldBatches } from './adopt/adopt-old-batches.ts';
import { applyStep } from './apply-step.ts';
import { asMigrationFailure } from './as-migration-failure.ts';
import type { Migration } from './parse-migration.ts';
import { recordEntitlements } from './record-entitlements.ts';
import { refuseUnfitHost } from './refuse-unfit-host.ts';

export type MigrateDeps = Deps & {
  readonly databaseName: string;
  readonly migrations: readonly Migration[];
  /** The database user of each function, by the function's name. */
  readonly readUsers: () => Promise<Readonly<Record<string, Credentials>>>;
};

/** The migration from which on an entitlement counts only as its last event says. */
const SEALS_ENTITLEMENTS = '0009-authority-and-payment';

type Applied = { readonly names: string[]; readonly entitled: EntitledSignIn[] };

const applySteps = async (deps: MigrateDeps, name: string, steps: Migration['steps']): Promise<void> => {
  try {
    for (const step of steps) await applyStep(deps, step);
  } catch (error) {
    throw asMigrationFailure(name, error);
  }
};

const applyMigrations = async (deps: MigrateDeps, actor: string): Promise<Applied> => {
  const { database, migrations, now } = deps;
  await applyStep(deps, { sql: createMigrationsTable().sql, unless: undefined, typedAs: undefined });
  const had = new Set((await database.read(readAppliedMigrations())).map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !had.has(name));
  let entitled: EntitledSignIn[] = [];
  for (const { name, steps } of missing) {
    await applySteps(deps, name, steps);
    // Before it counts as applied, and never again: what somebody writes by SQL later is nobody's entitlement.
    if (name === SEALS_ENTITLEMENTS) entitled = await recordEntitlements(deps, actor);
    await database.write(insertMigration(name, now()));
  }
  return { names: missing.map(({ name }) => name), entitled };
};

const putUsers = async (deps: MigrateDeps): Promise<string[]> => {
  const users = Object.entries(await deps.readUsers());
  for (const [functionName, { username, password }] of users) {
    const grants = grantTables(functionName, username, deps.databaseName);
    for (const { sql } of [...putUser(username, password), ...grants]) {
      await applyStep(deps, { sql, unless: undefined, typedAs: undefined });
    }
  }
  return users.map(([functionName]) => functionName);
};

/** Brings schema, batches of the old script and users to this version. A repeat changes nothing; after a failure it goes on where it stopped. */
export const migrateDatabase = async (deps: MigrateDeps, actor: string): Promise<MigrateAnswer> => {
  await refuseUnfitHost(deps);
  const { names, entitled } = await applyMigrations(deps, actor);
  await deps.database.write(keyEntitlementEvents());
  return {
    applied: names,
    entitled,
    adopted: await adoptOldBatches(deps, actor),
    users: await putUsers(deps),
  };
};
