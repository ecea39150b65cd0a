import * as z from 'zod';
import type { DataApiTarget } from '../../../../shared/aws/data-api-client.ts';
import { executeRead } from '../../../../shared/aws/execute-statement.ts';
import type { TransactionDeps } from '../../../../shared/aws/transaction.ts';
import { untilResumed } from '../../../../shared/aws/until-resumed.ts';
import { CountColumn } from '../../../../shared/sql/columns.ts';
import { CliFailure } from '../../terminal/cli-failure.ts';
import type { DataApi } from './data-api.ts';
import { outcomeOf } from './outcome.ts';

const countSchema = (schema: string) => ({
  sql: `SELECT COUNT(*) AS schemaCount, (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = :schema) AS tableCount
          FROM information_schema.schemata WHERE schema_name = :schema`,
  params: { schema },
  row: z.object({ schemaCount: CountColumn, tableCount: CountColumn }),
});

const find = async (deps: TransactionDeps) => {
  const { clients, target } = deps;
  const nowhere: DataApiTarget = { ...target, database: 'information_schema' };
  const connection = { client: clients.repeatable, target: nowhere };
  const [found] = await untilResumed(deps, () => executeRead(connection, countSchema(target.database)));
  return { isThere: found?.schemaCount === 1, isEmpty: found?.tableCount === 0 };
};

const taken = (schema: string): CliFailure =>
  new CliFailure('InvalidInput', `the schema ${schema} exists: expected the name of one that does not`, [
    'Nothing was asked or written. Leave --schema out for a random name.',
  ]);

/** Makes the schema, or throws without having touched one that was there. */
export const createSchema = async (deps: TransactionDeps, api: DataApi): Promise<void> => {
  const schema = deps.target.database;
  if ((await find(deps)).isThere) throw taken(schema);
  // Not IF NOT EXISTS: what was there before would be dropped at the end.
  const sql = `CREATE DATABASE \`${schema}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`;
  const creating = outcomeOf(api.execute(sql, { database: undefined }));
  const outcome = await creating.catch(async (error: unknown) => {
    // The answer was lost. It was not there a moment ago: if it is there and empty now, it is ours.
    const { isThere, isEmpty } = await find(deps);
    if (isThere && isEmpty) return undefined;
    throw error;
  });
  if (outcome?.kind !== 'refused') return;
  throw /Error code: 1007;/.test(outcome.text) ? taken(schema) : outcome.failure;
};
