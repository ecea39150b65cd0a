import { accessClaims, type WantedClaims } from './access-claims.ts';
import type { SigningKey } from './signing-key.ts';

/** An access token, signed with the issuer's own key without anybody having signed in. */
export type SignToken = (
  claims: WantedClaims,
  header?: { readonly alg?: 'RS256' | 'RS384' | 'RS512' | 'PS256'; readonly kid?: string | undefined },
) => Promise<string>;

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
