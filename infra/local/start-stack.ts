import { join, resolve } from 'node:path';
import { type Access, createAccess } from './access.ts';
import { type DataApi, type DataApiOptions, startDataApi } from './data-api/start-data-api.ts';
import { type LambdaHost, startLambdaHost } from './lambda/start-lambda-host.ts';
import { startMariadb } from './mariadb/start-mariadb.ts';
import { type Scheduler, startScheduler } from './scheduler/start-scheduler.ts';
import { createDatabase, type LocalDatabase } from './services/create-database.ts';
import { localEnv } from './services/local-env.ts';
import { type Messaging, startMessaging } from './services/messaging/start-messaging.ts';
import { runTriggers } from './services/run-triggers.ts';
import { databaseLogin } from './services/secrets/database-login.ts';
import { openSecretStore, type SecretStore } from './services/secrets/secret-store.ts';
import { seedSecrets } from './services/secrets/seed-secrets.ts';
import { startSecretsManager } from './services/secrets/start-secrets-manager.ts';
import { createShutdown, type Shutdown } from './services/shutdown.ts';
import { claimStateDirectory, discardState } from './services/state-directory.ts';
import { readStackTemplate, type StackTemplate } from './template/read-stack-template.ts';

export type LocalStackOptions = {
  /** Where `cdk synth` wrote. */
  readonly assemblyDirectory: string;
  readonly stateDirectory: string;
  /** Throw-away: begins empty; without it data, secrets and messages of the last start are there again. */
  readonly fresh: boolean;
  readonly automaticSchedules: boolean;
  /** What must wait until the state directory is ours, such as writing the assembly into it. */
  readonly prepare?: () => Promise<void>;
  /** Database parameters that win over the template's. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Behaviour of the Data API that a test may shrink, or that AWS leaves open. */
  readonly dataApi?: Pick<DataApiOptions, 'limits' | 'counts'>;
  /** Before the second and the third attempt of an asynchronous invocation. */
  readonly retryDelaysMilliseconds?: readonly number[];
};

export type LocalStack = {
  readonly env: Readonly<Record<string, string>>;
  readonly database: LocalDatabase;
  /** Settled once the database server has ended, asked to or not. */
  readonly databaseEnded: Promise<void>;
  readonly dataApi: Pick<DataApi, 'calls' | 'faults'>;
  readonly lambda: Omit<LambdaHost, 'url' | 'stop'>;
  readonly scheduler: Omit<Scheduler, 'stop'>;
  readonly queueUrl: (queueName: string) => string;
  readonly migrate: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Started = {
  readonly options: LocalStackOptions;
  readonly stateDirectory: string;
  readonly template: StackTemplate;
  readonly access: Access;
  readonly messaging: Messaging;
  readonly shutdown: Shutdown;
};

/** Messaging first: the template's queue URLs carry its port. */
const begin = async (options: LocalStackOptions, shutdown: Shutdown): Promise<Started> => {
  const stateDirectory = resolve(options.stateDirectory);
  shutdown.defer(claimStateDirectory(stateDirectory));
  if (options.fresh) discardState(stateDirectory);
  await options.prepare?.();
  const known = Promise.withResolvers<Access>();
  const messaging = await startMessaging(join(stateDirectory, 'messaging'), known.promise);
  shutdown.defer(messaging.stop);
  const template = readStackTemplate(options.assemblyDirectory, messaging.url);
  const access = createAccess(template.functions, template.roleStatements);
  known.resolve(access);
  return { options, stateDirectory, template, access, messaging, shutdown };
};

const startDatabase = async ({
  options,
  stateDirectory,
  template,
  shutdown,
}: Started): Promise<{ readonly database: LocalDatabase; readonly databaseEnded: Promise<void> }> => {
  const { name, parameters } = template.database;
  const mariadb = await startMariadb({
    directory: join(stateDirectory, 'database'),
    fresh: options.fresh,
    parameters: { ...parameters, ...options.parameters },
  });
  shutdown.defer(mariadb.stop);
  const { socketPath, adminUser: user, adminPassword: password } = mariadb;
  const database = { socketPath, user, password, name };
  await createDatabase(database);
  return { database, databaseEnded: mariadb.ended };
};

const seededSecrets = (
  { stateDirectory, template }: Started,
  { user, password }: LocalDatabase,
): SecretStore => {
  const store = openSecretStore(join(stateDirectory, 'secrets.json'));
  seedSecrets(store, template.secrets, template.database, { username: user, password });
  return store;
};

const startServices = async (started: Started, database: LocalDatabase) => {
  const { options, template, access, messaging, shutdown } = started;
  const store = seededSecrets(started, database);
  const secretsManager = await startSecretsManager(store, access);
  shutdown.defer(secretsManager.stop);
  const dataApi = await startDataApi({
    socketPath: database.socketPath,
    secrets: (arn) => databaseLogin(store, arn),
    authorize: access.authorize,
    resourceArn: template.database.resourceArn,
    ...options.dataApi,
  });
  shutdown.defer(dataApi.stop);
  const endpoints = {
    AWS_ENDPOINT_URL_RDS_DATA: dataApi.url,
    AWS_ENDPOINT_URL_SNS: messaging.url,
    AWS_ENDPOINT_URL_SQS: messaging.url,
    AWS_ENDPOINT_URL_S3: messaging.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.url,
  } as const;
  return { dataApi, endpoints };
};

const startCompute = async (started: Started, endpoints: Readonly<Record<string, string>>) => {
  const { options, template, access, messaging, shutdown, stateDirectory } = started;
  const lambda = await startLambdaHost({
    functions: template.functions,
    asyncConfigs: template.asyncConfigs,
    access,
    endpoints,
    stateDirectory,
    retryDelaysMilliseconds: options.retryDelaysMilliseconds ?? [1000, 2000],
    send: messaging.send,
  });
  shutdown.defer(lambda.stop);
  const scheduler = startScheduler({
    schedules: template.schedules,
    access,
    invokeAsync: lambda.invokeAsync,
    send: messaging.send,
    automatic: options.automaticSchedules,
  });
  shutdown.defer(scheduler.stop);
  return { lambda, scheduler };
};

const startAll = async (options: LocalStackOptions, shutdown: Shutdown): Promise<LocalStack> => {
  const started = await begin(options, shutdown);
  const { template, messaging } = started;
  const [{ database, databaseEnded }] = await Promise.all([
    startDatabase(started),
    messaging.declare(template),
  ]);
  const { dataApi, endpoints } = await startServices(started, database);
  const { lambda, scheduler } = await startCompute(started, endpoints);
  return {
    env: localEnv(
      template,
      { ...endpoints, AWS_ENDPOINT_URL_LAMBDA: lambda.url },
      database,
      messaging.queueUrl,
    ),
    database,
    databaseEnded,
    dataApi,
    lambda,
    scheduler,
    queueUrl: messaging.queueUrl,
    migrate: () => runTriggers(lambda, template.triggers),
    stop: shutdown.run,
  };
};

/** The stack of the template on this machine. What fails to start leaves nothing running. */
export const startLocalStack = async (options: LocalStackOptions): Promise<LocalStack> => {
  const shutdown = createShutdown();
  try {
    return await startAll(options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
};
