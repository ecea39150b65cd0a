import { DatabaseFailure, type DatabaseFailureKind } from '../../shared/aws/database-failure.ts';
import { CLI } from '../../shared/domain/basics/cli.ts';
import { SchemaMismatch } from '../../shared/domain/basics/failures.ts';

/** What the tables are to blame for, not the moment. */
const OF_TABLES: ReadonlySet<DatabaseFailureKind> = new Set(['schema', 'algorithm', 'duplicate', 'other']);

/** What stopped a migration though nothing was foreseen to: by the migration's name, and what is left as it is. */
export const asMigrationFailure = (migration: string, error: unknown): unknown => {
  if (!(error instanceof DatabaseFailure) || !OF_TABLES.has(error.kind)) return error;
  return new SchemaMismatch(
    `migration ${migration} stopped, because the tables are not those it expects (${error.message}). ` +
      'What it had done before stays and harms nobody. Compare the tables that it names with infra/migrations; ' +
      `"${CLI} doctor" says what it knows of them (host_unfit, schema_incomplete). Then migrate again: it goes on from here.`,
    { cause: error },
  );
};
