import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { batchListKey, LATEST_KEY } from '../domain/attestation/attested-keys.ts';
import { Latest } from '../domain/attestation/latest.ts';

export type StoredLatest = {
  readonly latest: Latest;
  /** undefined: nothing was ever kept. */
  readonly etag: string | undefined;
};

const NOTHING_KEPT: StoredLatest = { latest: { events: [] }, etag: undefined };

/** What is kept outside of the database, so that one restored from a backup can be told from one that is whole. */
export type AttestedStore = {
  readLatest(): Promise<StoredLatest>;
  /** Only in place of what was read: false where somebody else was faster. */
  replaceLatest(latest: Latest, read: StoredLatest): Promise<boolean>;
  hasList(batchId: string, contentHash: string): Promise<boolean>;
  /** The lines of a batch's list. Throws where it is not kept. */
  openList(batchId: string, contentHash: string): Promise<AsyncIterable<string>>;
  keepText(key: string, text: string): Promise<void>;
  /** Throws where there is no such object. */
  readText(key: string): Promise<string>;
  /** In order, those after the given one, a page of them. */
  listKeys(prefix: string, afterKey: string): Promise<string[]>;
};

/** Less than anybody waits for an answer of the API. */
const TIMEOUTS = { requestTimeout: 3_000, connectionTimeout: 1_000, throwOnRequestTimeout: true };

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

const isAbsent = (error: unknown): boolean => error instanceof NoSuchKey || error instanceof NotFound;

/** 412: it is another by now. 409: it is being written at this moment. */
const wasFaster = (error: unknown): boolean => [409, 412].includes(statusOf(error) ?? 0);

/** What is said of an object that is not there. */
const unlessAbsent = async <Answer>(asked: Promise<Answer>, absent: Answer): Promise<Answer> => {
  try {
    return await asked;
  } catch (error) {
    if (isAbsent(error)) return absent;
    throw error;
  }
};

const openBucket = (bucket: string) => {
  const client = new S3Client({ maxAttempts: 3, requestHandler: TIMEOUTS });
  return {
    get: (key: string) => client.send(new GetObjectCommand({ Bucket: bucket, Key: key })),
    head: (key: string) => client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })),
    put: (key: string, body: string, condition: { IfMatch?: string; IfNoneMatch?: string } = {}) =>
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

type OpenBucket = ReturnType<typeof openBucket>;

const readLatest = async ({ get }: OpenBucket): Promise<StoredLatest> => {
  const { Body, ETag } = await get(LATEST_KEY);
  return { latest: Latest.parse(JSON.parse((await Body?.transformToString()) ?? '')), etag: ETag };
};

const replaceLatest = async (
  { put }: OpenBucket,
  latest: Latest,
  { etag }: StoredLatest,
): Promise<boolean> => {
  try {
    await put(
      LATEST_KEY,
      JSON.stringify(latest),
      etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag },
    );
    return true;
  } catch (error) {
    if (wasFaster(error)) return false;
    throw error;
  }
};

export const openAttestedStore = (bucketName: string): AttestedStore => {
  const bucket = openBucket(bucketName);
  return {
    readLatest: () => unlessAbsent(readLatest(bucket), NOTHING_KEPT),
    replaceLatest: (latest, read) => replaceLatest(bucket, latest, read),
    hasList: (batchId, contentHash) =>
      unlessAbsent(
        bucket.head(batchListKey(batchId, contentHash)).then(() => true),
        false,
      ),
    openList: async (batchId, contentHash) => {
      const { Body } = await bucket.get(batchListKey(batchId, contentHash));
      return createInterface({ input: Body as Readable, crlfDelay: Number.POSITIVE_INFINITY });
    },
    keepText: async (key, text) => {
      await bucket.put(key, text);
    },
    readText: async (key) => (await (await bucket.get(key)).Body?.transformToString()) ?? '',
    listKeys: async (prefix, afterKey) => {
      const { Contents = [] } = await bucket.list(prefix, afterKey);
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
  };
};
