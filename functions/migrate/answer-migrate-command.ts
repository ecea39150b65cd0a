import type { MigrateCommand } from '../../shared/events/migrate-command.ts';
import { type Adoption, adoptOldBatches } from './adopt/adopt-old-batches.ts';
import { type MigrateDeps, type MigrateResult, migrateDatabase } from './migrate-database.ts';

export type MigrateAnswer = MigrateResult | { readonly adopted: Adoption };

/** One command to its answer. Each may be repeated, and then changes nothing. */
export const answerMigrateCommand = async (
  deps: MigrateDeps,
  { command, actor }: MigrateCommand,
): Promise<MigrateAnswer> => {
  const teller = actor === undefined ? 'deploy' : `unverified: ${actor}`;
  if (command === 'migrate') return migrateDatabase(deps, teller);
  return { adopted: await adoptOldBatches(deps, teller) };
};
