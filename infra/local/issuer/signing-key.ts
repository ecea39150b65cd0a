import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { JWK } from 'jose';

/** RSA, both halves; `kid` and `alg` are set. */
export type SigningKey = JWK & { readonly kid: string };

const generate = async (): Promise<SigningKey> => {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose');
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' };
};

const open = async (file: string): Promise<SigningKey> => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const key = await generate();
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  chmodSync(file, 0o600);
  return key;
};

/** Kept, so that a token outlives a restart; made when first asked for, as a start has no time for it. */
export const openSigningKey = (file: string): (() => Promise<SigningKey>) => {
  let opened: Promise<SigningKey> | undefined;
  return () => {
    opened ??= open(file);
    return opened;
  };
};
