import { rmSync } from 'node:fs';
import { receiveBody } from '../body/receive-body.ts';
import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';
import type { Operation } from './operation.ts';
import { refuseWritePrecondition } from './refuse-precondition.ts';

const kept =
  /^(content-type|content-disposition|content-language|content-encoding|cache-control|expires|x-amz-meta-.+)$/;

/** `aws-chunked` is how the body travelled, not what it is. */
const withoutChunks = (encoding: string): string =>
  encoding
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== 'aws-chunked')
    .join(',');

const keptHeaders = ({ headerNames, header }: StorageRequest): Record<string, string> => {
  const stated = headerNames
    .filter((name) => kept.test(name))
    .map((name) => [name, header(name) ?? ''] as const)
    .map(([name, value]) => [name, name === 'content-encoding' ? withoutChunks(value) : value] as const);
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(stated.filter(([, value]) => value !== '')),
  };
};

export const putObject: Operation = async ({ request, store, payload, demand }) => {
  if (request.header('x-amz-copy-source'))
    throw new StorageError('NotImplemented', 'The local S3 does not know CopyObject.');
  // What overwrites only what it knows learns whether it knows it.
  if (request.header('if-match')) demand('s3:GetObject');
  const file = store.partialFile();
  try {
    const { bytes, etag, checksums } = await receiveBody(request, payload, file);
    refuseWritePrecondition(request, store.versionsOf(request.key).at(-1)?.object);
    const object = { etag, bytes, checksums, headers: keptHeaders(request) };
    const { versionId } = store.add(request.key, { object, file });
    return { status: 200, headers: { etag, 'x-amz-version-id': versionId, ...checksums } };
  } finally {
    rmSync(file, { force: true });
  }
};
