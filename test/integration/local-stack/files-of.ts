import {
  GetObjectCommand,
  type GetObjectCommandInput,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';

/** The fixture's one bucket. */
export const Bucket = 'files';

/** Writes and reads as the client's signer. */
export const filesOf = (client: S3Client) => ({
  put: (
    Key: string,
    Body: NonNullable<PutObjectCommandInput['Body']>,
    more: Partial<PutObjectCommandInput> = {},
  ) => client.send(new PutObjectCommand({ Bucket, Key, ...more, Body })),
  read: async (Key: string, more: Partial<GetObjectCommandInput> = {}) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
    return Body?.transformToString();
  },
});

/** Of what the SDK threw. */
export const withStatus = (name: string, httpStatusCode: number) => ({
  name,
  $metadata: expect.objectContaining({ httpStatusCode }),
});
