import { createReadStream } from 'node:fs';
import type { StoredObject, Version } from '../object-store.ts';
import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';
import type { Asked, Operation } from './operation.ts';
import { refuseReadPrecondition } from './refuse-precondition.ts';

type Found = { readonly version: Version; readonly object: StoredObject };

const noSuchKey = (key: string) =>
  new StorageError('NoSuchKey', 'The specified key does not exist.', { Key: key });

const findVersion = ({ store, request: { key } }: Asked, versionId: string): Found => {
  const version = store.versionsOf(key).find((each) => each.versionId === versionId);
  if (!version)
    throw new StorageError('NoSuchVersion', 'The specified version does not exist.', { Key: key });
  if (version.object) return { version, object: version.object };
  const message =
    'The specified method is not allowed against this resource: this version is a delete marker.';
  throw new StorageError('MethodNotAllowed', message);
};

/** Who may not list is not told what is missing. */
const findNewest = ({ store, request: { key }, demand }: Asked): Found => {
  const version = store.versionsOf(key).at(-1);
  if (version?.object) return { version, object: version.object };
  demand('s3:ListBucket');
  throw noSuchKey(key);
};

/** What the asker wants the answer's headers to be, be it a link that a browser follows. */
const overridden = ({ query }: StorageRequest): Record<string, string> =>
  Object.fromEntries(
    [...query]
      .filter(([name]) => name.startsWith('response-'))
      .map(([name, value]) => [name.slice('response-'.length), value]),
  );

const wantsChecksums = ({ header, query }: StorageRequest): boolean =>
  (header('x-amz-checksum-mode') ?? query.get('x-amz-checksum-mode')) === 'ENABLED';

/** HEAD is GET without the body. */
export const getObject: Operation = (asked) => {
  const { request, store } = asked;
  if (request.header('range'))
    throw new StorageError('NotImplemented', 'The local S3 answers whole objects only.');
  const versionId = request.query.get('versionId');
  const { version, object } = versionId === undefined ? findNewest(asked) : findVersion(asked, versionId);
  refuseReadPrecondition(request, object);
  const headers = {
    etag: object.etag,
    'content-length': String(object.bytes),
    'last-modified': new Date(version.at).toUTCString(),
    'x-amz-version-id': version.versionId,
    ...(wantsChecksums(request) && object.checksums),
    ...object.headers,
    ...overridden(request),
  };
  if (request.method === 'HEAD') return { status: 200, headers };
  return { status: 200, headers, body: createReadStream(store.bodyFile(version)) };
};
