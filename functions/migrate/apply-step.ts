import { type DatabaseFailureKind, failureKind } from '../../shared/aws/database-failure.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { countSchemaPart, readColumnType } from '../../shared/sql/migrations.ts';
import type { MigrationStep } from './parse-migration.ts';

/** The host may hold its tables for a while; each try waits a second at most. */
const TRIES_MAX = 120;
const PAUSE_MILLISECONDS_MAX = 1_000;
/** How long a key may take to build behind the Data API's timeout; Lambda ends the migration at 14 minutes. */
const BUILD_SECONDS_MAX = 600;

const pauseBefore = (nextTry: number): number => Math.min(50 * 2 ** nextTry, PAUSE_MILLISECONDS_MAX);

const isThere = async ({ database }: Deps, { unless }: MigrationStep): Promise<boolean> => {
  if (!unless) return false;
  const [found] = await database.read(countSchemaPart(unless));
  return (found?.count ?? 0) > 0;
};

/** A statement that goes on behind its timeout is looked for, not sent again: the second would queue behind the first. */
const isBuilt = async (deps: Deps, step: MigrationStep): Promise<boolean> => {
  if (!step.unless) return false;
  for (let seconds = 0; seconds < BUILD_SECONDS_MAX; seconds += 1) {
    if (await isThere(deps, step)) return true;
    await deps.sleep(1_000);
  }
  return false;
};

/** Steps are repeatable, guarded or not. */
const REPEATABLE: ReadonlySet<DatabaseFailureKind | undefined> = new Set([
  'lock_wait',
  'deadlock',
  'unknown_outcome',
  'not_run',
]);

/** Whether what failed is worth another try, after a pause; false where it is done after all; else it is thrown on. */
const tryAgain = async (deps: Deps, step: MigrationStep, error: unknown, tries: number): Promise<boolean> => {
  const kind = failureKind(error);
  if (REPEATABLE.has(kind) && tries < TRIES_MAX) {
    await deps.sleep(pauseBefore(tries));
    return true;
  }
  // Built behind its timeout; or a twin was faster, left it there, and ours was refused as a duplicate.
  const done = kind === 'statement_timeout' ? await isBuilt(deps, step) : await isThere(deps, step);
  if (done) return false;
  throw error;
};

/** Whole numbers of any width, and nothing else: it stands in SQL. */
const WHOLE_NUMBER = /^((?:tiny|small|medium|big)?int)(?:\(\d+\))?( unsigned)?/i;

/** A foreign key must be of the very type of what it leads to, and the company's ids are INT here and BIGINT there. */
const typed = async ({ database }: Deps, { sql, typedAs }: MigrationStep): Promise<string> => {
  if (!typedAs) return sql;
  const [found] = await database.read(readColumnType(typedAs));
  const [, width, unsigned = ''] = WHOLE_NUMBER.exec(found?.type ?? '') ?? [];
  if (width === undefined) return sql;
  const type = `${width}${unsigned}`.toUpperCase();
  return typedAs.columns.reduce(
    (text, column) => text.replace(new RegExp(`^(\\s*${column}) BIGINT UNSIGNED\\b`, 'm'), `$1 ${type}`),
    sql,
  );
};

/** A column is a matter of the table's description; only where the server cannot keep it so, it copies the table beside the host's work. */
const changeSchema = async ({ database }: Deps, sql: string): Promise<void> => {
  try {
    await database.changeSchema({ sql, params: {}, expectRows: 'any' });
  } catch (error) {
    const inPlace = sql.replace(/\bALGORITHM=INSTANT$/, 'ALGORITHM=INPLACE, LOCK=NONE');
    if (failureKind(error) !== 'algorithm' || inPlace === sql) throw error;
    await database.changeSchema({ sql: inPlace, params: {}, expectRows: 'any' });
  }
};

/** Runs one step until what it makes is there. A step half done, or done by a twin, is found and not repeated. */
export const applyStep = async (deps: Deps, step: MigrationStep): Promise<void> => {
  for (let tries = 1; !(await isThere(deps, step)); tries += 1) {
    try {
      await changeSchema(deps, await typed(deps, step));
      return;
    } catch (error) {
      if (!(await tryAgain(deps, step, error, tries))) return;
    }
  }
};
