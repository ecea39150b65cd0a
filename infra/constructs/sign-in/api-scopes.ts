/** What every token for the API begins its scopes with; an issuer that is not ours must know it by this name. */
export const RESOURCE_SERVER = 'payouts';

/** What a token may be good for. What its bearer may do with it, the roles in the database decide. */
export const SCOPES = {
  read: 'See batches, runs, settings and the audit trail',
  act: 'Vote, cancel, pay, start runs and change settings, as far as the roles allow',
} as const;

/** A scope as a token carries it. */
export const scopeInToken = (name: keyof typeof SCOPES): string => `${RESOURCE_SERVER}/${name}`;

/** What people sign in for: who they are, and all that the API knows. */
export const SIGN_IN_SCOPES = ['openid', scopeInToken('read'), scopeInToken('act')].join(' ');
