import { readAssembly } from './assembly.ts';
import type { Origins } from './physical-names.ts';
import { type AsyncConfig, readAsyncConfigs } from './read-async-configs.ts';
import { readBuckets } from './read-buckets.ts';
import { type DatabaseDefinition, readDatabase } from './read-database.ts';
import { type FunctionDefinition, readFunctions } from './read-functions.ts';
import { type HttpApiDefinition, readHttpApi } from './read-http-api.ts';
import { type MailedAddress, readMailed } from './read-mailed.ts';
import {
  type QueueDefinition,
  readQueues,
  readSubscriptions,
  readTopics,
  type SubscriptionDefinition,
  type TopicDefinition,
} from './read-messaging.ts';
import { readRoleStatements, type Statement } from './read-role-statements.ts';
import { readSchedules, type ScheduleDefinition } from './read-schedules.ts';
import { readSecrets, type SecretDefinition } from './read-secrets.ts';
import { readTriggers } from './read-triggers.ts';
import { createTemplateReader, type TemplateReader } from './template-reader.ts';

export type StackTemplate = {
  readonly stackName: string;
  readonly functions: readonly FunctionDefinition[];
  readonly asyncConfigs: readonly AsyncConfig[];
  readonly schedules: readonly ScheduleDefinition[];
  readonly topics: readonly TopicDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly subscriptions: readonly SubscriptionDefinition[];
  readonly mailed: readonly MailedAddress[];
  readonly bucketNames: readonly string[];
  readonly httpApi: HttpApiDefinition;
  readonly secrets: readonly SecretDefinition[];
  readonly database: DatabaseDefinition;
  readonly roleStatements: ReadonlyMap<string, readonly Statement[]>;
  readonly triggers: readonly string[];
  readonly reader: TemplateReader;
};

/** `origins` come in because a queue's Ref is its URL, and the URL's host is where the local SQS listens. */
export const readStackTemplate = (assemblyDirectory: string, origins: Origins): StackTemplate => {
  const assembly = readAssembly(assemblyDirectory);
  const reader = createTemplateReader(assembly, origins);
  const functions = readFunctions(reader, assembly);
  const schedules = readSchedules(reader);
  const roleArns = new Set([...functions, ...schedules].map(({ roleArn }) => roleArn));
  return {
    stackName: assembly.stackName,
    functions,
    asyncConfigs: readAsyncConfigs(reader),
    schedules,
    topics: readTopics(reader),
    queues: readQueues(reader),
    subscriptions: readSubscriptions(reader),
    mailed: readMailed(reader),
    bucketNames: readBuckets(reader),
    httpApi: readHttpApi(reader),
    secrets: readSecrets(reader),
    database: readDatabase(reader, functions),
    roleStatements: readRoleStatements(reader, roleArns),
    triggers: readTriggers(reader),
    reader,
  };
};
