import { DatabaseFailure } from '../../shared/aws/database-failure.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { countSchemaPart } from '../../shared/sql/migrations.ts';
import type { MigrationStep } from './parse-migration.ts';

/** The host may hold its tables for a while; each try waits a second at most. */
const TRIES_MAX = 120;
const PAUSE_MILLISECONDS_MAX = 1_000;

const pauseBefore = (nextTry: number): number => Math.min(50 * 2 ** nextTry, PAUSE_MILLISECONDS_MAX);

const isThere = async ({ database }: Deps, { unless }: MigrationStep): Promise<boolean> => {
  if (!unless) return false;
  const [found] = await database.read(countSchemaPart(unless));
  return (found?.count ?? 0) > 0;
};

/** Steps are repeatable, guarded or not. Only one that still runs behind its timeout must be seen to have ended. */
const isWorthWaiting = (error: unknown, { unless }: MigrationStep): boolean => {
  if (!(error instanceof DatabaseFailure)) return false;
  if (['lock_wait', 'deadlock', 'unknown_outcome'].includes(error.kind)) return true;
  return error.kind === 'statement_timeout' && unless !== undefined;
};

/** Runs one step until what it makes is there. A step half done, or done by a twin, is found and not repeated. */
export const applyStep = async (deps: Deps, step: MigrationStep): Promise<void> => {
  for (let tries = 1; !(await isThere(deps, step)); tries += 1) {
    try {
      await deps.database.changeSchema({ sql: step.sql, params: {}, expectRows: 'any' });
      return;
    } catch (error) {
      if (isWorthWaiting(error, step) && tries < TRIES_MAX) await deps.sleep(pauseBefore(tries));
      // Unless a twin was faster, left it there, and ours was refused as a duplicate.
      else if (!(await isThere(deps, step))) throw error;
    }
  }
};
