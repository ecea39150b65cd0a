import { randomUUID } from 'node:crypto';
import { SIGN_IN_SCOPES } from '../../constructs/sign-in/api-scopes.ts';

/** In place of what Cognito would say; undefined leaves a claim out. */
export type WantedClaims = { readonly sub: string; readonly [claim: string]: unknown };

export const accessTokenSeconds = 3_600;

/** As a user pool's access token: no audience, no e-mail. */
export const accessClaims = (issuerUrl: string, clientId: string, now: number, claims: WantedClaims) => ({
  origin_jti: randomUUID(),
  'cognito:groups': [],
  iss: issuerUrl,
  version: 2,
  client_id: clientId,
  event_id: randomUUID(),
  token_use: 'access',
  scope: SIGN_IN_SCOPES,
  auth_time: now,
  exp: now + accessTokenSeconds,
  iat: now,
  jti: randomUUID(),
  username: claims.sub,
  ...claims,
});
