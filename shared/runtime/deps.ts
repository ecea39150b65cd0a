import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { dataApiClients } from '../aws/data-api-client.ts';
import { type Database, openDatabase } from '../aws/database.ts';
import { PATIENT, type Patience } from '../aws/patience.ts';
import type { Sleep } from '../aws/until-resumed.ts';
import type { DatabaseEnv } from './env.ts';
import { logger } from './logger.ts';

/** What every use case takes as its first argument; time, ids and waiting are among it. */
export type Deps = {
  readonly database: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: Sleep;
};

const sleep: Sleep = async (milliseconds) => {
  await setTimeout(milliseconds);
};

const now = (): Date => new Date();

export const assembleDeps = (env: DatabaseEnv, patience: Patience = PATIENT): Deps => ({
  database: openDatabase({
    clients: dataApiClients({}, patience),
    target: { resourceArn: env.DB_RESOURCE_ARN, secretArn: env.DB_SECRET_ARN, database: env.DB_NAME },
    sleep,
    patience,
    now,
    onRestart: ({ kind, message }) => logger.warn('transaction begins again', { kind, because: message }),
  }),
  now,
  newId: randomUUID,
  sleep,
});
