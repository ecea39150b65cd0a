import { randomUUID } from 'node:crypto';
import type { SigningKey } from './signing-key.ts';

/** What a test may put in place of what Cognito would; undefined leaves a claim out. */
export type WantedClaims = { readonly sub: string; readonly [claim: string]: unknown };

/** An access token, signed with the issuer's own key without anybody having signed in. */
export type SignToken = (
  claims: WantedClaims,
  header?: { readonly alg?: 'RS256' | 'RS384' | 'RS512' | 'PS256'; readonly kid?: string | undefined },
) => Promise<string>;

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
  scope: 'openid payouts/read payouts/act',
  auth_time: now,
  exp: now + accessTokenSeconds,
  iat: now,
  jti: randomUUID(),
  username: claims.sub,
  ...claims,
});

export const tokenSigner =
  (issuerUrl: string, clientId: string, key: () => Promise<SigningKey>): SignToken =>
  async (claims, header = {}) => {
    const { importJWK, SignJWT } = await import('jose');
    const jwk = await key();
    const { alg, kid } = { alg: 'RS256', kid: jwk.kid, ...header };
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(accessClaims(issuerUrl, clientId, now, claims))
      .setProtectedHeader({ alg, ...(kid && { kid }) })
      .sign(await importJWK(jwk, alg));
  };
