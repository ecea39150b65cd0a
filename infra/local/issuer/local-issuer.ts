import type { JSONWebKeySet } from 'jose';
import { type SignToken, tokenSigner } from './sign-token.ts';
import { openSigningKey, type SigningKey } from './signing-key.ts';

/** Who signs people in on this machine, in place of the template's Cognito or other issuer. */
export type LocalIssuer = {
  readonly url: string;
  /** Of the one public client, the page and the command line alike. */
  readonly clientId: string;
  readonly signingKey: () => Promise<SigningKey>;
  readonly publicKeys: () => Promise<JSONWebKeySet>;
  readonly signToken: SignToken;
};

export const createLocalIssuer = (url: string, clientId: string, keyFile: string): LocalIssuer => {
  const signingKey = openSigningKey(keyFile);
  return {
    url,
    clientId,
    signingKey,
    publicKeys: async () => {
      const { kty, n, e, kid, alg, use } = await signingKey();
      return { keys: [{ kty, n, e, kid, alg, use } as JSONWebKeySet['keys'][number]] };
    },
    signToken: tokenSigner(url, clientId, signingKey),
  };
};
