import type { Template } from 'aws-cdk-lib/assertions';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
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
    .flatMap((action) => [Resource].flat().map((resource) => `${action} on ${nameOf(resource)}`));

/** `{"Ref":"PayoutUserSecret554B271B"}` and `{"Fn::GetAtt":["…","Arn"]}` read as the logical id without its hash. */
function nameOf(resource: unknown): string {
  return JSON.stringify(resource)
    .replace(/\{"Ref":"(\w+?)\w{8}"\}/g, '$1')
    .replace(/\{"Fn::GetAtt":\["(\w+?)\w{8}","(\w+)"\]\}/g, '$1')
    .replaceAll('"', '');
}
