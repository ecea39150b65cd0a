import { join } from 'node:path';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { readUserCredentials } from '../../shared/aws/database-credentials.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { MigrateEnv, readEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { type MigrateResult, migrateDatabase } from './migrate-database.ts';
import { readMigrations } from './read-migrations.ts';

const env = readEnv(MigrateEnv);
const deps = {
  ...assembleDeps(env),
  databaseName: env.DB_NAME,
  migrations: readMigrations(join(import.meta.dirname, 'migrations')),
  readUsers: () => readUserCredentials(env.DB_USER_SECRET_ARNS),
};

/** Invoked at each deploy; the event says nothing. */
export const handler = middy<unknown, MigrateResult>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async () => {
    const result = await migrateDatabase(deps);
    logger.info('database migrated', { result });
    return result;
  });
