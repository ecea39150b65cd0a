import { join } from 'node:path';
import type { PublishFaults } from './aws/messaging/disturb-publishes.ts';
import { runTriggers } from './aws/run-triggers.ts';
import { databaseLogin } from './aws/secrets/database-login.ts';
import { openSecretStore, type SecretStore } from './aws/secrets/secret-store.ts';
import { seedSecrets } from './aws/secrets/seed-secrets.ts';
import { startSecretsManager } from './aws/secrets/start-secrets-manager.ts';
import { type Storage, startStorage } from './aws/storage/start-storage.ts';
import { type BegunStack, beginStack, type LocalStackOptions } from './begin-stack.ts';
import { type DataApi, startDataApi } from './data-api/start-data-api.ts';
import { createDatabase, type LocalDatabase } from './database-server/create-database.ts';
import { startDatabaseServer } from './database-server/start-database-server.ts';
import { createShutdown, type Shutdown } from './host/shutdown.ts';
import { serveHttpApi } from './http-api/serve-http-api.ts';
import { createLocalIssuer } from './issuer/local-issuer.ts';
import { serveIssuer } from './issuer/serve-issuer.ts';
import type { SignToken } from './issuer/sign-token.ts';
import { type LambdaHost, startLambdaHost } from './lambda/start-lambda-host.ts';
import { localEnv } from './local-env.ts';
import { type Scheduler, startScheduler } from './scheduler/start-scheduler.ts';
import type { StackTemplate } from './template/read-stack-template.ts';

export type LocalStack = {
  readonly env: Readonly<Record<string, string>>;
  readonly database: LocalDatabase;
  /** Settled once the database server has ended, asked to or not. */
  readonly databaseEnded: Promise<void>;
  readonly dataApi: Pick<DataApi, 'calls' | 'faults'>;
  readonly storage: Pick<Storage, 'asked'>;
  /** Of publishes to topics. */
  readonly publishFaults: PublishFaults;
  readonly lambda: Omit<LambdaHost, 'url' | 'stop'>;
  readonly scheduler: Omit<Scheduler, 'stop'>;
  /** A token of the local issuer for anybody, as the issuer would sign it or wrong in what the caller says. */
  readonly signToken: SignToken;
  readonly queueUrl: (queueName: string) => string;
  /** Of the files, and of what is kept outside of the database. */
  readonly bucketName: string;
  /** Whom it would mail if it were deployed. */
  readonly mailed: StackTemplate['mailed'];
  readonly migrate: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const startDatabase = async ({
  options,
  stateDirectory,
  template,
  shutdown,
}: BegunStack): Promise<{ readonly database: LocalDatabase; readonly databaseEnded: Promise<void> }> => {
  const { name, parameters } = template.database;
  const server = await startDatabaseServer({
    directory: join(stateDirectory, 'database'),
    fresh: options.fresh,
    copyOf: options.copyOf && join(options.copyOf, 'database'),
    parameters: { ...parameters, ...options.parameters },
  });
  shutdown.defer(server.stop);
  const { socketPath, adminUser: user, adminPassword: password } = server;
  const database = { socketPath, user, password, name };
  await createDatabase(database);
  return { database, databaseEnded: server.ended };
};

const seededSecrets = (
  { stateDirectory, template }: BegunStack,
  { user, password }: LocalDatabase,
): SecretStore => {
  const store = openSecretStore(join(stateDirectory, 'secrets.json'));
  seedSecrets(store, template.secrets, template.database, { username: user, password });
  return store;
};

const startServices = async (started: BegunStack, database: LocalDatabase) => {
  const { options, template, access, messaging, shutdown, stateDirectory } = started;
  const store = seededSecrets(started, database);
  const secretsManager = await startSecretsManager(store, access);
  shutdown.defer(secretsManager.stop);
  const storage = await startStorage({
    directory: join(stateDirectory, 'storage'),
    bucketNames: template.bucketNames,
    access,
  });
  shutdown.defer(storage.stop);
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
    AWS_ENDPOINT_URL_S3: storage.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.url,
  } as const;
  return { dataApi, storage, endpoints };
};

const startCompute = async (started: BegunStack, endpoints: Readonly<Record<string, string>>) => {
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

const startSignOff = ({ template, ports, stateDirectory }: BegunStack, lambda: LambdaHost) => {
  const { clientId } = template.httpApi;
  const issuer = createLocalIssuer(ports.issuer.url, clientId, join(stateDirectory, 'signing-key.json'));
  ports.issuer.serve(serveIssuer(issuer, `${ports.api.url}/admin/payouts`));
  ports.api.serve(serveHttpApi({ api: template.httpApi, issuer, attempt: lambda.attempt }));
  return { issuer, urls: { PAYOUT_API_URL: ports.api.url, PAYOUT_ISSUER_URL: ports.issuer.url } as const };
};

const startAll = async (options: LocalStackOptions, shutdown: Shutdown): Promise<LocalStack> => {
  const begun = await beginStack(options, shutdown);
  const { template, messaging } = begun;
  const [{ database, databaseEnded }] = await Promise.all([
    startDatabase(begun),
    messaging.declare(template),
  ]);
  const { dataApi, storage, endpoints } = await startServices(begun, database);
  const { lambda, scheduler } = await startCompute(begun, endpoints);
  const { issuer, urls } = startSignOff(begun, lambda);
  const addresses = { AWS_ENDPOINT_URL_LAMBDA: lambda.url, ...endpoints, ...urls };
  return {
    env: localEnv(template, addresses, database, messaging.queueUrl),
    database,
    databaseEnded,
    dataApi,
    storage,
    publishFaults: messaging.faults,
    lambda,
    scheduler,
    signToken: issuer.signToken,
    queueUrl: messaging.queueUrl,
    bucketName: template.bucketNames[0] ?? '',
    mailed: template.mailed,
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
