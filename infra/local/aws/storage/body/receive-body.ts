import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';
import { type DigestName, digestsOf, isDigestName } from './digests.ts';
import { unchunk } from './unchunk.ts';

export type Received = {
  readonly bytes: number;
  readonly etag: string;
  /** Those that the request stated, by header. */
  readonly checksums: Readonly<Record<string, string>>;
};

const chunked = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const digested = /^[0-9a-f]{64}$/;

const notImplemented = (what: string) =>
  new StorageError('NotImplemented', `The local S3 does not know ${what}.`);

/** In headers, or announced for after the body. */
const statedDigests = ({ headerNames, header }: StorageRequest, payload: string): readonly DigestName[] => {
  const trailing = header('x-amz-trailer')?.toLowerCase().split(',') ?? [];
  const named = [...headerNames, ...trailing].filter(
    (name) => name === 'content-md5' || /^x-amz-checksum-(?!type|mode|algorithm)/.test(name),
  );
  const unknown = named.find((name) => !isDigestName(name));
  if (unknown) throw notImplemented(`the checksum ${unknown}`);
  const signed = digested.test(payload) ? (['x-amz-content-sha256'] as const) : [];
  return [...signed, ...named.filter(isDigestName)];
};

const refuseWrong = (
  computed: ReadonlyMap<string, string>,
  stated: (name: string) => string | undefined,
): void => {
  for (const [name, value] of computed) {
    if (name === 'etag' || stated(name) === value) continue;
    const message = `${name} is ${stated(name)}: expected ${value} for the bytes that came`;
    throw new StorageError(
      name === 'x-amz-content-sha256' ? 'XAmzContentSHA256Mismatch' : 'BadDigest',
      message,
    );
  }
};

/** Writes the body of a PUT to the file, piece by piece; what does not match what was stated of it is refused. */
export const receiveBody = async (
  request: StorageRequest,
  payload: string,
  file: string,
): Promise<Received> => {
  if (payload !== chunked && payload !== 'UNSIGNED-PAYLOAD' && !digested.test(payload))
    throw notImplemented(`x-amz-content-sha256: ${payload}`);
  const digests = digestsOf(['etag', ...statedDigests(request, payload)]);
  const trailers = new Map<string, string>();
  const source =
    payload === chunked ? unchunk(request.body, (name, value) => trailers.set(name, value)) : request.body;
  let bytes = 0;
  const counted = async function* () {
    for await (const piece of source) {
      bytes += piece.length;
      digests.update(piece);
      yield piece;
    }
  };
  await pipeline(counted, createWriteStream(file));
  const computed = digests.values();
  refuseWrong(computed, (name) => request.header(name) ?? trailers.get(name));
  const { etag = '', ...rest } = Object.fromEntries(computed);
  const checksums = Object.entries(rest).filter(([name]) => name.startsWith('x-amz-checksum-'));
  return { bytes, etag: `"${etag}"`, checksums: Object.fromEntries(checksums) };
};
