import { batchListKey, LATEST_KEY } from '../domain/attestation/attested-keys.ts';
import { Latest } from '../domain/attestation/latest.ts';
import { openBucketReader } from './bucket-reader.ts';
import type { S3Place } from './s3-signer.ts';

export type StoredLatest = {
  readonly latest: Latest;
  readonly etag: string;
};

/** Asks what is kept outside of the database, so that one restored from a backup can be told from one that is whole. */
export type AttestedReader = {
  /** undefined: it is not there, be it that nothing was ever kept, or that somebody took it away. */
  readLatest(): Promise<StoredLatest | undefined>;
  hasList(batchId: string, contentHash: string): Promise<boolean>;
};

export const openAttestedReader = (bucketName: string, place: S3Place): AttestedReader => {
  const bucket = openBucketReader(bucketName, place);
  return {
    readLatest: async () => {
      const found = await bucket.read(LATEST_KEY);
      return found && { latest: Latest.parse(JSON.parse(found.text)), etag: found.etag };
    },
    hasList: (batchId, contentHash) => bucket.has(batchListKey(batchId, contentHash)),
  };
};
