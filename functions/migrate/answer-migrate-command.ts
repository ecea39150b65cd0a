import { CLI } from '../../shared/domain/basics/cli.ts';
import { SchemaMismatch } from '../../shared/domain/basics/failures.ts';
import type { MigrateAnswer, MigrateCommand } from '../../shared/events/migrate-command.ts';
import { readColumnsOf } from '../../shared/sql/adoption/adoption.ts';
import { adoptOldBatches } from './adopt/adopt-old-batches.ts';
import { type MigrateDeps, migrateDatabase } from './migrate-database.ts';

const refuseUnmigrated = async ({ database }: MigrateDeps): Promise<void> => {
  const columns = await database.read(readColumnsOf('mlm_payout_batch_approvals'));
  if (columns.some(({ name }) => name === 'content_hash')) return;
  throw new SchemaMismatch(
    `this database was never migrated: expected "${CLI} migrate" first, which adopts too`,
  );
};

/** One command to its answer. Each may be repeated, and then changes nothing. */
export const answerMigrateCommand = async (
  deps: MigrateDeps,
  { command, actor }: MigrateCommand,
): Promise<MigrateAnswer> => {
  const teller = actor === undefined ? 'deploy' : `unverified: ${actor}`;
  if (command === 'migrate') return migrateDatabase(deps, teller);
  await refuseUnmigrated(deps);
  return { adopted: await adoptOldBatches(deps, teller) };
};
