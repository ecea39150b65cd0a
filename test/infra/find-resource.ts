import type { Template } from 'aws-cdk-lib/assertions';

/** The one resource of a type whose logical id begins with a construct path, as `PayoutScheduleFailed`. */
export function findResource(template: Template, type: string, path: string) {
  const found = Object.entries(template.findResources(type)).filter(([id]) => idPattern(path).test(id));
  const [only, ...others] = found;
  if (!only || others.length > 0) throw new Error(`${path} names ${found.length} of ${type}: expected one`);
  const [id, { Properties, ...rest }] = only;
  return { id, arn: { 'Fn::GetAtt': [id, 'Arn'] }, ref: { Ref: id }, properties: Properties, ...rest };
}

/** A logical id is the path without its slashes, then a hash of eight. */
const idPattern = (path: string) => new RegExp(`^${path}[0-9A-F]{8}$`);
