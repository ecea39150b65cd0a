import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';
import { deleteObject } from './delete-object.ts';
import { getObject } from './get-object.ts';
import { listObjectVersions } from './list-object-versions.ts';
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
const known = /^(X-Amz-.+|x-id|x-amz-checksum-mode|versionId|versions|prefix|encoding-type|response-.+)$/;

/** Which operation is asked for, and what it takes to be let in. */
export const operationOf = ({ method, key, query }: StorageRequest): Offered => {
  const unknown = [...query.keys()].find((name) => !known.test(name));
  const found = key === '' ? undefined : ofObjects[method];
  if (found && unknown === undefined)
    return query.has('versionId') ? { ...found, action: `${found.action}Version` } : found;
  if (method === 'GET' && query.has('versions') && unknown === undefined)
    return { run: listObjectVersions, action: 's3:ListBucketVersions' };
  throw new StorageError(
    'NotImplemented',
    `The local S3 does not know ${method} of ${key === '' ? 'a bucket' : 'an object'}${unknown ? ` with ${unknown}` : ''}: ` +
      'it knows PutObject, GetObject, HeadObject, DeleteObject and ListObjectVersions.',
  );
};
