import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

type Digest = { readonly update: (bytes: Buffer) => void; readonly value: () => string };

const hashed = (algorithm: string, encoding: 'hex' | 'base64') => (): Digest => {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), value: () => hash.digest(encoding) };
};

const cyclic = (): Digest => {
  let sum = 0;
  const value = (): string => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(sum);
    return bytes.toString('base64');
  };
  const update = (bytes: Buffer): void => {
    sum = crc32(bytes, sum);
  };
  return { update, value };
};

/** By the header that states it; `etag` is S3's own. */
const kinds = {
  etag: hashed('md5', 'hex'),
  'content-md5': hashed('md5', 'base64'),
  'x-amz-content-sha256': hashed('sha256', 'hex'),
  'x-amz-checksum-sha256': hashed('sha256', 'base64'),
  'x-amz-checksum-sha1': hashed('sha1', 'base64'),
  'x-amz-checksum-crc32': cyclic,
} as const;

export type DigestName = keyof typeof kinds;

export const isDigestName = (name: string): name is DigestName => Object.hasOwn(kinds, name);

/** Computed while the bytes pass, which are not kept. */
export const digestsOf = (names: readonly DigestName[]) => {
  const digests = names.map((name) => [name, kinds[name]()] as const);
  return {
    update: (bytes: Buffer): void => {
      for (const [, digest] of digests) digest.update(bytes);
    },
    values: (): ReadonlyMap<string, string> =>
      new Map(digests.map(([name, digest]) => [name, digest.value()])),
  };
};
