import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { operatorCredentials } from '../../infra/local/access/access.ts';
import type { PayoutStack } from './payout-stack.ts';

const LATEST = 'attested/latest.json';

/** The stack's bucket, as whoever operates it sees it. */
export const openAttested = ({ stack }: Pick<PayoutStack, 'stack'>) => {
  const client = new S3Client({
    region: stack.env['AWS_REGION'] ?? '',
    endpoint: stack.env['AWS_ENDPOINT_URL_S3'] ?? '',
    credentials: operatorCredentials,
    forcePathStyle: true,
  });
  const text = async (key: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: stack.bucketName, Key: key }));
    return (await Body?.transformToString()) ?? '';
  };
  const put = async (key: string, body: string): Promise<void> => {
    await client.send(new PutObjectCommand({ Bucket: stack.bucketName, Key: key, Body: body }));
  };
  return {
    text,
    keys: async (prefix: string): Promise<string[]> => {
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: stack.bucketName, Prefix: prefix }),
      );
      return Contents.map(({ Key }) => Key ?? '');
    },
    put,
    /** As if nothing had ever been recorded. */
    forget: () => put(LATEST, JSON.stringify({ events: [], marks: [] })),
    removeLatest: async (): Promise<void> => {
      await client.send(new DeleteObjectCommand({ Bucket: stack.bucketName, Key: LATEST }));
    },
    latest: async () => JSON.parse(await text(LATEST)),
  };
};
