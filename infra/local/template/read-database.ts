import * as z from 'zod';
import type { FunctionDefinition } from './read-functions.ts';
import type { TemplateReader } from './template-reader.ts';

const Cluster = z.object({ DBClusterParameterGroupName: z.string().optional() });
const Instance = z.object({ DBParameterGroupName: z.string().optional() });
const Group = z.object({ Parameters: z.record(z.string(), z.coerce.string()).default({}) });

export type DatabaseDefinition = {
  readonly resourceArn: string;
  readonly adminSecretArn: string;
  readonly name: string;
  /** Of the cluster and instance parameter groups; none when the cluster is not the stack's own. */
  readonly parameters: Readonly<Record<string, string>>;
};

const groupsNamed = (reader: TemplateReader, type: string, names: readonly (string | undefined)[]) =>
  reader
    .logicalIds(type)
    .filter((logicalId) => names.includes(reader.ref(logicalId)))
    .map((logicalId) => reader.properties(logicalId, Group).Parameters);

/** Instance parameters win over cluster parameters, as on Aurora. */
const parametersOf = (reader: TemplateReader): Record<string, string> => {
  const clusterGroups = reader
    .logicalIds('AWS::RDS::DBCluster')
    .map((logicalId) => reader.properties(logicalId, Cluster).DBClusterParameterGroupName);
  const instanceGroups = reader
    .logicalIds('AWS::RDS::DBInstance')
    .map((logicalId) => reader.properties(logicalId, Instance).DBParameterGroupName);
  const groups = [
    ...groupsNamed(reader, 'AWS::RDS::DBClusterParameterGroup', clusterGroups),
    ...groupsNamed(reader, 'AWS::RDS::DBParameterGroup', instanceGroups),
  ];
  return Object.assign({}, ...groups);
};

const required = (what: string, value: unknown): string => {
  if (typeof value === 'string' && value !== '') return value;
  throw new Error(`the template has no ${what}: the local stack finds the database by it.`);
};

/** Only the migrate function signs in as the admin, so its secret is the admin's. */
export const readDatabase = (
  reader: TemplateReader,
  functions: readonly FunctionDefinition[],
): DatabaseDefinition => ({
  resourceArn: required('output DatabaseResourceArn', reader.output('DatabaseResourceArn')),
  name: required('output DatabaseName', reader.output('DatabaseName')),
  adminSecretArn: required(
    'variable DB_SECRET_ARN in the environment of function migrate (output MigrateFunction)',
    functions.find(({ name }) => name === 'migrate')?.environment['DB_SECRET_ARN'],
  ),
  parameters: parametersOf(reader),
});
