import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';
import { deleteObject } from './delete-object.ts';
import { getObject } from './get-object.ts';
import { listObjectVersions } from './list-object-versions.ts';
import { listObjects } from './list-objects.ts';
import type { Operation } from './operation.ts';
import { putObject } from './put-object.ts';

type Offered = {
  readonly run: Operation;
  /** What the role of the asker must grant, of one version or of the newest. */
  readonly action: string;
};

const read = { run: getObject, action: 's3:GetObject' };

const ofObjects: Readonly<Record<string, Offered>> = {
  GET: read,
  HEAD: read,
  PUT: { run: putObject, action: 's3:PutObject' },
  DELETE: { run: deleteObject, action: 's3:DeleteObject' },
};

/** Anything else in a query names another operation, or would change what this one does. */
const known =
  /^(X-Amz-.+|x-id|x-amz-checksum-mode|versionId|versions|list-type|start-after|prefix|encoding-type|response-.+)$/;

/** What is asked of the bucket itself, by what the query names. */
const ofBucket = (query: StorageRequest['query']): Offered | undefined => {
  if (query.has('versions')) return { run: listObjectVersions, action: 's3:ListBucketVersions' };
  return query.get('list-type') === '2' ? { run: listObjects, action: 's3:ListBucket' } : undefined;
};

const ofObject = (method: string, query: StorageRequest['query']): Offered | undefined => {
  const found = ofObjects[method];
  return found && query.has('versionId') ? { ...found, action: `${found.action}Version` } : found;
};

/** Which operation is asked for, and what it takes to be let in. */
export const operationOf = ({ method, key, query }: StorageRequest): Offered => {
  const unknown = [...query.keys()].find((name) => !known.test(name));
  const asked = key === '' ? method === 'GET' && ofBucket(query) : ofObject(method, query);
  if (asked && unknown === undefined) return asked;
  throw new StorageError(
    'NotImplemented',
    `The local S3 does not know ${method} of ${key === '' ? 'a bucket' : 'an object'}${unknown ? ` with ${unknown}` : ''}: ` +
      'it knows PutObject, GetObject, HeadObject, DeleteObject, ListObjectsV2 and ListObjectVersions.',
  );
};
