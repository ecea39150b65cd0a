import { createReadStream } from 'node:fs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export type FileToKeep = {
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal: S3 refuses a body that comes to another. */
  readonly sha256: string;
  readonly contentType: string;
};

export type FileStore = {
  /** Resolves once S3 has all of it. */
  keep(objectKey: string, file: FileToKeep): Promise<void>;
};

/** A key is written once, by whoever made it up: what is stored under it is never another file. */
export const openFileStore = (bucket: string): FileStore => {
  const client = new S3Client({});
  return {
    keep: async (objectKey, { path, bytes, sha256, contentType }) => {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: objectKey,
          Body: createReadStream(path),
          ContentLength: bytes,
          ContentType: contentType,
          ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        }),
      );
    },
  };
};
