import type { Access } from './access.ts';

/** Why a request is refused: no known key, or a key whose role does not allow it. */
export type Denial = { readonly kind: 'unknown_key' | 'not_allowed'; readonly message: string };

/** Undefined when the caller may; otherwise AWS's own words, which name the caller, the action and the resource. */
export const denialOf = (
  access: Access,
  accessKeyId: string | undefined,
  action: string,
  resourceArn: string,
): Denial | undefined => {
  const principal = access.principalOf(accessKeyId);
  if (!principal) {
    return { kind: 'unknown_key', message: 'The security token included in the request is invalid.' };
  }
  if (access.isAllowed(principal, action, resourceArn)) return undefined;
  return {
    kind: 'not_allowed',
    message:
      `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resourceArn} ` +
      `because no identity-based policy allows the ${action} action`,
  };
};
