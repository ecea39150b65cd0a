import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFileLinks } from '../../../shared/aws/file-links.ts';

const REGION = 'ap-south-1';
const [BUCKET, KEY] = ['files-of-a-stack', 'exports/7/1b4e28ba-2fa1-11d2-883f-0016d3cca427'];
const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token+/=' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T10:00:00Z') });
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  vi.stubEnv('AWS_SESSION_TOKEN', credentials.sessionToken);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** What the SDK's whole client adds for itself, and signs with the rest. */
const OF_THE_CLIENT = ['x-id', 'x-amz-checksum-mode'];

it('a link is the one that the SDK’s client for S3 would have made', async () => {
  const ours = new URL(await openFileLinks(BUCKET, { region: REGION }).linkTo(KEY, 'AUTO-1 items.csv', 300));
  const command = new GetObjectCommand({
    Bucket: BUCKET,
    Key: KEY,
    ResponseContentDisposition: 'attachment; filename="AUTO-1 items.csv"',
    ResponseCacheControl: 'no-store',
  });
  const client = new S3Client({ region: REGION, credentials });
  const theirs = new URL(await getSignedUrl(client, command, { expiresIn: 300 }));
  expect(ours.origin + ours.pathname).toBe(theirs.origin + theirs.pathname);
  const told = ({ searchParams }: URL) =>
    [...searchParams]
      .filter(([name]) => name !== 'X-Amz-Signature' && !OF_THE_CLIENT.includes(name.toLowerCase()))
      .toSorted();
  expect(told(ours)).toEqual(told(theirs));
  expect(ours.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
});
