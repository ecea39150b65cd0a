import { createHash } from 'node:crypto';
import { account } from '../template/pseudo-parameters.ts';
import type { FunctionDefinition } from '../template/read-functions.ts';
import type { Statement } from '../template/read-role-statements.ts';
import { matchesPattern } from './matches-pattern.ts';

/** Who signed a request: a role of the template, or the person at this machine. */
export type Principal =
  | { readonly kind: 'operator'; readonly arn: string }
  | { readonly kind: 'role'; readonly roleArn: string; readonly arn: string };

export type Access = {
  readonly principalOf: (accessKeyId: string | undefined) => Principal | undefined;
  readonly isAllowed: (principal: Principal, action: string, resourceArn: string) => boolean;
  readonly authorize: (accessKeyId: string, action: string, resourceArn: string) => boolean;
};

/**
 * Of the operator and of every function. S3 alone checks signatures, for a link is worth what its signature is;
 * elsewhere the key alone tells who calls, as nothing else reaches 127.0.0.1.
 */
export const secretAccessKey = 'local';

export const operatorCredentials = { accessKeyId: 'AKIALOCALOPERATOR000', secretAccessKey } as const;

export const functionAccessKeyId = (functionName: string): string => {
  const digest = createHash('sha256').update(functionName).digest('hex');
  return `ASIA${digest.slice(0, 16).toUpperCase()}`;
};

export const accessKeyIdIn = (authorization: string | undefined): string | undefined =>
  /Credential=([^/,\s]+)\//.exec(authorization ?? '')?.[1];

const applies = (statement: Statement, action: string, resourceArn: string): boolean =>
  statement.actions.some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase())) &&
  statement.resources.some((pattern) => matchesPattern(pattern, resourceArn));

const decide = (statements: readonly Statement[], action: string, resourceArn: string): boolean => {
  const found = statements.filter((statement) => applies(statement, action, resourceArn));
  if (found.some(({ conditional }) => conditional)) {
    throw new Error(
      `${action} on ${resourceArn} is granted or denied under a Condition, which the local stack does not evaluate: ` +
        'drop the condition or teach infra/local/access/access.ts about it.',
    );
  }
  return found.some(({ effect }) => effect === 'Allow') && !found.some(({ effect }) => effect === 'Deny');
};

const assumedRole = ({ name, roleArn }: FunctionDefinition): Principal => ({
  kind: 'role',
  roleArn,
  arn: `arn:aws:sts::${account}:assumed-role/${roleArn.split('/').at(-1)}/${name}`,
});

export const createAccess = (
  functions: readonly FunctionDefinition[],
  roleStatements: ReadonlyMap<string, readonly Statement[]>,
): Access => {
  const principals = new Map<string, Principal>([
    [operatorCredentials.accessKeyId, { kind: 'operator', arn: `arn:aws:iam::${account}:user/operator` }],
    ...functions.map((found) => [functionAccessKeyId(found.name), assumedRole(found)] as const),
  ]);
  const isAllowed: Access['isAllowed'] = (principal, action, resourceArn) =>
    principal.kind === 'operator' || decide(roleStatements.get(principal.roleArn) ?? [], action, resourceArn);
  return {
    principalOf: (accessKeyId) => principals.get(accessKeyId ?? ''),
    isAllowed,
    authorize: (accessKeyId, action, resourceArn) => {
      const principal = principals.get(accessKeyId);
      return principal !== undefined && isAllowed(principal, action, resourceArn);
    },
  };
};
