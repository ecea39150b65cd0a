import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

const OneOrMore = z.union([z.string(), z.array(z.string())]).transform((found) => [found].flat());

const Document = z.object({
  Statement: z.array(
    z.object({
      Effect: z.enum(['Allow', 'Deny']),
      Action: OneOrMore,
      Resource: OneOrMore,
      Condition: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

const Role = z.object({ Policies: z.array(z.object({ PolicyDocument: Document })).default([]) });
const Policy = z.object({ PolicyDocument: Document });
const Attachment = z.object({ Roles: z.array(z.string()).default([]) });

export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditional: boolean;
};

const statementsOf = (document: z.infer<typeof Document>): readonly Statement[] =>
  document.Statement.map(({ Effect, Action, Resource, Condition }) => ({
    effect: Effect,
    actions: Action,
    resources: Resource,
    conditional: Condition !== undefined,
  }));

const attachedTo = (reader: TemplateReader, roleName: string): readonly z.infer<typeof Policy>[] =>
  ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap(reader.logicalIds)
    .filter((logicalId) => reader.properties(logicalId, Attachment).Roles.includes(roleName))
    .map((logicalId) => reader.properties(logicalId, Policy));

/**
 * What the given roles may do. Policies of AWS's own (AWSLambdaBasicExecutionRole) grant logging only and are left out.
 * Roles of what does not run locally are not read: their policies may name resources of any kind.
 */
export const readRoleStatements = (
  reader: TemplateReader,
  roleArns: ReadonlySet<string>,
): ReadonlyMap<string, readonly Statement[]> => {
  const roles = reader
    .logicalIds('AWS::IAM::Role')
    .map((logicalId) => ({ logicalId, arn: reader.attribute(logicalId, 'Arn') }))
    .filter(({ arn }) => roleArns.has(arn));
  return new Map(
    roles.map(({ logicalId, arn }) => {
      const inline = reader.properties(logicalId, Role).Policies;
      const documents = [...inline, ...attachedTo(reader, reader.ref(logicalId))];
      return [arn, documents.flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument))];
    }),
  );
};
