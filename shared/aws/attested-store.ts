import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { batchListKey, LATEST_KEY } from '../domain/attestation/attested-keys.ts';
import type { Latest } from '../domain/attestation/latest.ts';
import { type AttestedReader, openAttestedReader, type StoredLatest } from './attested-reader.ts';
import type { S3Place } from './s3-signer.ts';

/** What is kept outside of the database, for those who keep it, and who make again from it what is lost. */
export type AttestedStore = AttestedReader & {
  /** Only in place of what was read: false where somebody else was faster. */
  replaceLatest(latest: Latest, read: StoredLatest | undefined): Promise<boolean>;
  /** The lines of a batch's list. Throws where it is not kept. */
  openList(batchId: string, contentHash: string): Promise<AsyncIterable<string>>;
  keepText(key: string, text: string): Promise<void>;
  /** Throws where there is no such object. */
  readText(key: string): Promise<string>;
  /** In order, those after the given one, a page of them. */
  listKeys(prefix: string, afterKey: string): Promise<string[]>;
};

const TIMEOUTS = { requestTimeout: 5_000, connectionTimeout: 1_000, throwOnRequestTimeout: true };

/** 412: it is another by now. 409: it is being written at this moment. */
const wasFaster = (error: unknown): boolean =>
  error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);

type Condition = { readonly IfMatch?: string; readonly IfNoneMatch?: string };

/** Whoever reads but the first of them leaves no connection behind: the client has fifty. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    input.destroy();
  }
}

const openBucket = (bucket: string) => {
  const client = new S3Client({ maxAttempts: 3, requestHandler: TIMEOUTS });
  return {
    get: (key: string) => client.send(new GetObjectCommand({ Bucket: bucket, Key: key })),
    put: (key: string, body: string, condition: Condition = {}) =>
      client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...condition })),
    list: (prefix: string, afterKey: string) =>
      client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          ...(afterKey && { StartAfter: afterKey }),
        }),
      ),
  };
};

export const openAttestedStore = (bucketName: string, place: S3Place): AttestedStore => {
  const { get, put, list } = openBucket(bucketName);
  return {
    ...openAttestedReader(bucketName, place),
    replaceLatest: async (latest, read) => {
      const condition = read ? { IfMatch: read.etag } : { IfNoneMatch: '*' };
      try {
        await put(LATEST_KEY, JSON.stringify(latest), condition);
        return true;
      } catch (error) {
        if (wasFaster(error)) return false;
        throw error;
      }
    },
    openList: async (batchId, contentHash) => {
      const { Body } = await get(batchListKey(batchId, contentHash));
      return linesOf(Body as Readable);
    },
    keepText: async (key, text) => {
      await put(key, text);
    },
    readText: async (key) => (await (await get(key)).Body?.transformToString()) ?? '',
    listKeys: async (prefix, afterKey) => {
      const { Contents = [] } = await list(prefix, afterKey);
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
  };
};
