import { join } from 'node:path';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { readUserCredentials } from '../../shared/aws/read-user-credentials.ts';
import { type MigrateAnswer, parseMigrateCommand } from '../../shared/events/migrate-command.ts';
import { assembleDeps } from '../../shared/runtime/deps.ts';
import { MigrateEnv, readEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { answerMigrateCommand } from './answer-migrate-command.ts';
import { readMigrations } from './read-migrations.ts';

const env = readEnv(MigrateEnv);
const deps = {
  ...assembleDeps(env),
  databaseName: env.DB_NAME,
  migrations: readMigrations(join(import.meta.dirname, 'migrations')),
  readUsers: () => readUserCredentials(env.DB_USER_SECRET_ARNS),
};

/** Invoked at each deploy, where the event says nothing; and by `payouts migrate` and `payouts adopt`. */
export const handler = middy<unknown, MigrateAnswer>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async (payload: unknown) => {
    const answer = await answerMigrateCommand(deps, parseMigrateCommand(payload));
    // A log names no person.
    logger.info('database migrated', { answer: { ...answer, entitled: answer.entitled?.length } });
    return answer;
  });
