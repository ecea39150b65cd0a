import { createHash, createHmac } from 'node:crypto';
import type { StorageRequest } from '../storage-request.ts';
import type { Claim } from './claim.ts';

/** RFC 3986: encodeURIComponent leaves five characters that Signature Version 4 does not. */
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** S3 encodes a path once, where the other services do it twice. */
const canonicalPath = ({ segments }: StorageRequest): string => `/${segments.map(encode).join('/')}`;

const canonicalQuery = ({ query }: StorageRequest): string =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');

const canonicalRequest = (request: StorageRequest, { signedHeaders, payload }: Claim): string =>
  [
    request.method,
    canonicalPath(request),
    canonicalQuery(request),
    ...signedHeaders.map((name) => `${name}:${(request.header(name) ?? '').trim().replaceAll(/\s+/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payload,
  ].join('\n');

/** Signature Version 4 of what arrived, as whoever has the secret would have signed it. */
export const computeSignature = (request: StorageRequest, claim: Claim, secretAccessKey: string): string => {
  const digest = createHash('sha256').update(canonicalRequest(request, claim)).digest('hex');
  const text = ['AWS4-HMAC-SHA256', claim.signedAt, claim.scope, digest].join('\n');
  const key = claim.scope
    .split('/')
    .reduce<string | Buffer>((derived, part) => hmac(derived, part), `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
};
