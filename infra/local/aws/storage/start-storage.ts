import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Access } from '../../access/access.ts';
import { denialOf } from '../../access/denial.ts';
import { type HttpServer, startHttpServer } from '../../host/http-server.ts';
import { type ObjectStore, openObjectStore } from './object-store.ts';
import { operationOf } from './operations/operation-of.ts';
import { verifySignature } from './signature/verify-signature.ts';
import { StorageError } from './storage-error.ts';
import { refusalReply, type StorageReply, sendReply } from './storage-reply.ts';
import { readStorageRequest } from './storage-request.ts';

export type StorageOptions = {
  readonly directory: string;
  readonly bucketNames: readonly string[];
  readonly access: Access;
};

export type Storage = HttpServer & {
  /** How often each method of HTTP was asked for, since the start. */
  readonly asked: Readonly<Record<string, number>>;
};

type Buckets = ReadonlyMap<string, ObjectStore>;

const perform = async (
  buckets: Buckets,
  access: Access,
  incoming: IncomingMessage,
): Promise<StorageReply> => {
  const request = readStorageRequest(incoming);
  const { accessKeyId, payload } = verifySignature(request, access, new Date());
  const { run, action } = operationOf(request);
  const { bucket, key } = request;
  const demand = (wanted: string): void => {
    const ofBucket = key === '' || wanted === 's3:ListBucket';
    const resourceArn = `arn:aws:s3:::${ofBucket ? bucket : `${bucket}/${key}`}`;
    const denial = denialOf(access, accessKeyId, wanted, resourceArn);
    if (denial) throw new StorageError('AccessDenied', denial.message);
  };
  demand(action);
  const store = buckets.get(bucket);
  if (!store) {
    const message = 'The specified bucket does not exist';
    throw new StorageError('NoSuchBucket', message, { BucketName: bucket });
  }
  return run({ request, store, payload, demand });
};

const refusalOf = (error: unknown): StorageError =>
  error instanceof StorageError ? error : new StorageError('InternalError', String(error));

/** S3 as far as this system uses it: versioned buckets in folders, behind real signatures. */
export const startStorage = async ({ directory, bucketNames, access }: StorageOptions): Promise<Storage> => {
  const buckets: Buckets = new Map(bucketNames.map((name) => [name, openObjectStore(join(directory, name))]));
  const asked: Record<string, number> = {};
  const server = await startHttpServer((request, response) => {
    const { method = '' } = request;
    asked[method] = (asked[method] ?? 0) + 1;
    perform(buckets, access, request)
      .catch((error: unknown) => refusalReply(refusalOf(error)))
      .then((reply) => sendReply(response, reply))
      .catch(() => response.destroy()); // whoever asked has gone
  });
  return { ...server, asked };
};
