import type { Template } from 'aws-cdk-lib/assertions';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  /** Absent from a trust policy, which speaks of its own role. */
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

interface Policy {
  readonly Properties: {
    readonly Roles: readonly { readonly Ref: string }[];
    readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  };
}

/** A grant as one line, `action on resource`; intrinsics are JSON, so that a resource is named exactly. */
type Grant = string;

/** Everything the role of a construct is allowed, one line a grant. */
export function grantsOf(template: Template, rolePrefix: string): Grant[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')) as Policy[];
  return policies
    .filter(({ Properties }) => Properties.Roles.some(({ Ref }) => Ref.startsWith(rolePrefix)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(grantLines)
    .sort();
}

export const grantLines = ({ Action, Resource }: Statement): Grant[] =>
  [Action]
    .flat()
    .flatMap((action) =>
      [Resource].flat().map((resource) => (resource ? `${action} on ${nameOf(resource)}` : action)),
    );

/** Statements that allow, of every policy in the template, wherever it hangs. */
export function allowedStatements(node: unknown): Statement[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'Effect' in node && node.Effect === 'Allow' && 'Action' in node ? [node as Statement] : [];
  return [...own, ...Object.values(node).flatMap(allowedStatements)];
}

/** Whom a resource's own policy lets in, and on what condition. */
const forWhom = ({ Principal, Condition }: Statement): string =>
  [Principal && ` for ${nameOf(Principal)}`, Condition && ` if ${nameOf(Condition)}`]
    .filter(Boolean)
    .join('');

/** Everything that the template allows anybody, by the construct that the policy hangs on. */
export function permissionsIn(template: Template): Record<string, Grant[]> {
  const found: Record<string, Grant[]> = {};
  for (const [id, { Properties }] of Object.entries<{ Properties: unknown }>(
    template.toJSON()['Resources'],
  )) {
    const holder = id.replace(/(DefaultPolicy)?[0-9A-F]{8}$/, '');
    const grants = allowedStatements(Properties).flatMap((statement) =>
      grantLines(statement).map((grant) => `${grant}${forWhom(statement)}`),
    );
    if (grants.length > 0) found[holder] = [...(found[holder] ?? []), ...grants].sort();
  }
  return found;
}

/** `{"Ref":"PayoutUserSecret554B271B"}` and `{"Fn::GetAtt":["…","Arn"]}` read as the logical id without its hash. */
export function nameOf(resource: unknown): string {
  return JSON.stringify(resource)
    .replace(/\{"Ref":"(\w+?)\w{8}"\}/g, '$1')
    .replace(/\{"Fn::GetAtt":\["(\w+?)\w{8}","(\w+)"\]\}/g, '$1')
    .replaceAll('"', '');
}
