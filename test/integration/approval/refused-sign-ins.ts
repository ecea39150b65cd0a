import type { WantedClaims } from '../../../infra/local/issuer/access-claims.ts';
import type { RefusalType } from '../../support/expect-refused.ts';

const seconds = () => Math.floor(Date.now() / 1000);

type Claims = () => Partial<WantedClaims>;

/** What the gateway refuses by itself, whatever is asked. */
export const REFUSED_TOKENS: readonly (readonly [given: string, claims: Claims, status: 401 | 403])[] = [
  ['an expired one', () => ({ exp: seconds() - 1 }), 401],
  ['one that is issued in the future', () => ({ iat: seconds() + 60 }), 401],
  ["another issuer's", () => ({ iss: 'http://127.0.0.1:1' }), 401],
  ['one for another audience', () => ({ aud: 'other' }), 401],
  ["another client's", () => ({ client_id: 'other' }), 401],
  ['one without a scope', () => ({ scope: undefined }), 403],
  ['one with the scopes of another API', () => ({ scope: 'openid orders/read orders/act' }), 403],
  ['an ID token, which has no scope', () => ({ token_use: 'id', scope: undefined }), 403],
];

const unknown = /^This takes the role \w+, and your sign-in does not have it\./;

/** What it lets in and the function refuses, whatever is asked. */
export const REFUSED_SIGN_INS: readonly (readonly [
  given: string,
  claims: WantedClaims,
  type: RefusalType,
  says: RegExp,
])[] = [
  ['an ID token with scopes', { sub: 'asha', token_use: 'id' }, 'unauthenticated', /sign in again\.$/],
  ['a token of nobody', { sub: '' }, 'unauthenticated', /^Expected an access token of a person/],
  ['a subject beyond ASCII', { sub: 'aṣha' }, 'unauthenticated', /^Expected an access token of a person/],
  ['a stranger', { sub: 'stranger' }, 'not-entitled', unknown],
  ['somebody inactive', { sub: 'leaver' }, 'not-entitled', unknown],
  ['somebody whose user the host has deleted', { sub: 'gone' }, 'not-entitled', unknown],
  ['somebody without a role', { sub: 'nil' }, 'not-entitled', unknown],
  ['groups in the token', { sub: 'nil', 'cognito:groups': ['admin', 'approver'] }, 'not-entitled', unknown],
  ['a name in the token', { sub: 'nil', username: 'asha' }, 'not-entitled', unknown],
  ['the subject in capitals', { sub: 'ASHA' }, 'not-entitled', unknown],
  ['SQL as the subject', { sub: "asha'OR'1'='1" }, 'not-entitled', unknown],
];
