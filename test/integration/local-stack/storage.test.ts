import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { Bucket, filesOf, withStatus } from './files-of.ts';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

let fixture: FixtureStack;
let s3: S3Client;
let files: ReturnType<typeof filesOf>;
beforeAll(async () => {
  fixture = await startFixtureStack();
  s3 = new S3Client(fixture.client('S3'));
  files = filesOf(s3);
});
afterAll(() => fixture.discard());

describe('an object', () => {
  it('is read as it was written, with what was said of it', async () => {
    const said = { ContentType: 'text/csv', ContentDisposition: 'attachment', Metadata: { rows: '2' } };
    const { ETag } = await files.put('exports/a b/₹ (1)+~*.csv', 'one,two', said);
    const found = await s3.send(new GetObjectCommand({ Bucket, Key: 'exports/a b/₹ (1)+~*.csv' }));
    expect(found).toMatchObject({ ...said, ETag, ContentLength: 7, LastModified: expect.any(Date) });
    expect(await found.Body?.transformToString()).toBe('one,two');
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'exports/a b/₹ (1)+~*.csv' }));
    expect(head).toMatchObject({ ...said, ETag, ContentLength: 7 });
  });

  it.each([true, false])('is the same where the SDK is told forcePathStyle: %s', async (forcePathStyle) => {
    const client = new S3Client({ ...fixture.client('S3'), forcePathStyle });
    await filesOf(client).put('styled', String(forcePathStyle));
    expect(await filesOf(client).read('styled')).toBe(String(forcePathStyle));
  });

  it('may come in pieces of a stream, with its checksum after it', async () => {
    const pieces = Array.from({ length: 50 }, (_, index) => `${index},`.repeat(2_000));
    await files.put('streamed', Readable.from(pieces.map(Buffer.from)), {
      ContentLength: pieces.join('').length,
    });
    expect(await files.read('streamed')).toBe(pieces.join(''));
  });

  it('may be of 200 MB, without the stack holding it in memory', async () => {
    const [piece, pieces] = [Buffer.alloc(1_000_000, 7), 200];
    const before = process.memoryUsage.rss();
    let most = 0;
    const measured = function* () {
      for (let sent = 0; sent < pieces; sent += 1) {
        most = Math.max(most, process.memoryUsage.rss() - before);
        yield piece;
      }
    };
    const bytes = piece.length * pieces;
    await files.put('large', Readable.from(measured()), { ContentLength: bytes });
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'large' }))).ContentLength).toBe(bytes);
    expect(most).toBeLessThan(120_000_000);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'large' }));
  });

  it.each(['', Readable.from([])])('may be empty', async (Body) => {
    await files.put('empty', Body, { ContentLength: 0 });
    expect(await files.read('empty')).toBe('');
  });

  it('whose checksum is another’s is not taken', async () => {
    const wrong = files.put('summed', 'one', { ChecksumSHA256: sha256('two') });
    await expect(wrong).rejects.toMatchObject(withStatus('BadDigest', 400));
    await expect(files.read('summed')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const right = await files.put('summed', 'one', { ChecksumSHA256: sha256('one') });
    expect(right.ChecksumSHA256).toBe(sha256('one'));
    const found = await s3.send(new GetObjectCommand({ Bucket, Key: 'summed', ChecksumMode: 'ENABLED' }));
    expect(found.ChecksumSHA256).toBe(sha256('one'));
  });
});

describe('a condition', () => {
  const preconditionFailed = withStatus('PreconditionFailed', 412);

  it('If-None-Match: * takes the first and refuses the second', async () => {
    await files.put('once', 'one', { IfNoneMatch: '*' });
    await expect(files.put('once', 'two', { IfNoneMatch: '*' })).rejects.toMatchObject(preconditionFailed);
    expect(await files.read('once')).toBe('one');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'once' }));
    await files.put('once', 'three', { IfNoneMatch: '*' });
    expect(await files.read('once')).toBe('three');
  });

  it('If-None-Match: * lets one of two at once through', async () => {
    const both = await Promise.allSettled(
      ['one', 'two'].map((text) => files.put('raced', text, { IfNoneMatch: '*' })),
    );
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('If-Match overwrites what was read, nothing else, and nothing that is not there', async () => {
    const { ETag } = await files.put('matched', 'one');
    await files.put('matched', 'two', { IfMatch: ETag });
    await expect(files.put('matched', 'three', { IfMatch: ETag })).rejects.toMatchObject(preconditionFailed);
    expect(await files.read('matched')).toBe('two');
    const missing = files.put('never written', 'one', { IfMatch: ETag });
    await expect(missing).rejects.toMatchObject(withStatus('NoSuchKey', 404));
  });

  it('If-Match reads what was written, and nothing else', async () => {
    const { ETag } = await files.put('asked', 'one');
    expect(await files.read('asked', { IfMatch: ETag })).toBe('one');
    await expect(files.read('asked', { IfMatch: '"other"' })).rejects.toMatchObject(preconditionFailed);
  });
});

describe('what this S3 does not know', () => {
  const notImplemented = withStatus('NotImplemented', 501);

  it('it says: another operation, a part of an object, a checksum that it cannot compute', async () => {
    await files.put('whole', 'one');
    const listed = s3.send(new ListObjectsCommand({ Bucket }));
    await expect(listed).rejects.toMatchObject(notImplemented);
    await expect(files.read('whole', { Range: 'bytes=0-1' })).rejects.toMatchObject(notImplemented);
    const summed = files.put('whole', 'two', { ChecksumCRC64NVME: 'AAAAAAAAAAA=' });
    await expect(summed).rejects.toMatchObject(notImplemented);
    expect(await files.read('whole')).toBe('one');
  });
});

describe('a list of objects', () => {
  const keysOf = async (asked: object) => {
    const { Contents = [], IsTruncated } = await s3.send(new ListObjectsV2Command({ Bucket, ...asked }));
    return { keys: Contents.map(({ Key }) => Key), IsTruncated };
  };

  it('is in the order of their keys, from behind one on, without what was deleted or overwritten', async () => {
    for (const key of ['list/c', 'list/a', 'list/b', 'list/d', 'list/a', 'lists'])
      await files.put(key, 'one');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'list/d' }));
    expect(await keysOf({ Prefix: 'list/' })).toEqual({
      keys: ['list/a', 'list/b', 'list/c'],
      IsTruncated: false,
    });
    expect(await keysOf({ Prefix: 'list/', StartAfter: 'list/a' })).toMatchObject({
      keys: ['list/b', 'list/c'],
    });
  });
});

describe('a function', () => {
  const ofFunction = (name: string) => new S3Client(fixture.client('S3', functionAccessKeyId(name)));
  const denied = withStatus('AccessDenied', 403);

  it('does what its role grants, and nothing else', async () => {
    const [worker, approval] = [ofFunction('worker'), ofFunction('approval')];
    await filesOf(worker).put('exports/1', 'one');
    expect(await filesOf(approval).read('exports/1')).toBe('one');
    await expect(filesOf(approval).put('exports/1', 'two')).rejects.toMatchObject(denied);
    await expect(filesOf(worker).put('other/1', 'two')).rejects.toMatchObject(denied);
    await expect(filesOf(worker).read('exports/1')).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('worker is not authorized to perform: s3:GetObject on resource: arn'),
    });
  });

  it('that may write, but not read, cannot ask what is there by If-Match', async () => {
    const { ETag } = await files.put('exports/known', 'one');
    const asking = filesOf(ofFunction('worker')).put('exports/known', 'two', { IfMatch: ETag });
    await expect(asking).rejects.toMatchObject(denied);
  });

  it('that may not list is not told whether an object is missing', async () => {
    await expect(filesOf(ofFunction('approval')).read('exports/missing')).rejects.toMatchObject(denied);
    await expect(files.read('exports/missing')).rejects.toMatchObject(withStatus('NoSuchKey', 404));
  });
});

it('a bucket that the template does not have is not there', async () => {
  const elsewhere = s3.send(new PutObjectCommand({ Bucket: 'elsewhere', Key: 'x', Body: 'x' }));
  await expect(elsewhere).rejects.toMatchObject(withStatus('NoSuchBucket', 404));
});
