import type { JSONWebKeySet } from 'jose';
import { type SignToken, tokenSigner } from './sign-token.ts';
import { openSigningKey } from './signing-key.ts';

/** Who signs people in on this machine, in place of the template's Cognito or other issuer. */
export type LocalIssuer = {
  readonly url: string;
  readonly clientId: string;
  readonly publicKeys: () => Promise<JSONWebKeySet>;
  readonly signToken: SignToken;
};

/** Of the one public client, the console and the command line alike. */
export const localClientId = 'local-payouts';

export const createLocalIssuer = (url: string, keyFile: string): LocalIssuer => {
  const key = openSigningKey(keyFile);
  return {
    url,
    clientId: localClientId,
    publicKeys: async () => {
      const { kty, n, e, kid, alg, use } = await key();
      return { keys: [{ kty, n, e, kid, alg, use } as JSONWebKeySet['keys'][number]] };
    },
    signToken: tokenSigner(url, localClientId, key),
  };
};
