import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bucket, filesOf, withStatus } from './files-of.ts';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';

let fixture: FixtureStack;
let s3: S3Client;
let files: ReturnType<typeof filesOf>;
beforeAll(async () => {
  fixture = await startFixtureStack();
  s3 = new S3Client(fixture.client('S3'));
  files = filesOf(s3);
});
afterAll(() => fixture.discard());

describe('of a key', () => {
  it('each version is kept; a deletion is one more, which hides them', async () => {
    const first = await files.put('versioned', 'one');
    const second = await files.put('versioned', 'two');
    expect(first.VersionId).not.toBe(second.VersionId);
    expect(await files.read('versioned')).toBe('two');
    expect(await files.read('versioned', { VersionId: first.VersionId })).toBe('one');

    const deleted = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'versioned' }));
    expect(deleted).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) });
    await expect(files.read('versioned')).rejects.toMatchObject(withStatus('NoSuchKey', 404));
    const marker = files.read('versioned', { VersionId: deleted.VersionId });
    await expect(marker).rejects.toMatchObject(withStatus('MethodNotAllowed', 405));
    expect(await files.read('versioned', { VersionId: second.VersionId })).toBe('two');

    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'versioned' }));
    expect(listed.Versions).toMatchObject([
      { Key: 'versioned', VersionId: second.VersionId, IsLatest: false, Size: 3, ETag: second.ETag },
      { Key: 'versioned', VersionId: first.VersionId, IsLatest: false },
    ]);
    expect(listed.DeleteMarkers).toMatchObject([{ VersionId: deleted.VersionId, IsLatest: true }]);
  });

  it('the name is listed encoded for whoever asks, as the `aws` command does', async () => {
    await files.put('named/a b&₹', 'one');
    const named = new ListObjectVersionsCommand({ Bucket, Prefix: 'named/a b', EncodingType: 'url' });
    expect((await s3.send(named)).Versions).toMatchObject([{ Key: 'named%2Fa%20b%26%E2%82%B9' }]);
    const plain = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'named/a b' }));
    expect(plain.Versions).toMatchObject([{ Key: 'named/a b&₹' }]);
  });

  it('one version can be deleted for good', async () => {
    await files.put('purged', 'one');
    const second = await files.put('purged', 'two');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'purged', VersionId: second.VersionId }));
    expect(await files.read('purged')).toBe('one');
    const gone = files.read('purged', { VersionId: second.VersionId });
    await expect(gone).rejects.toMatchObject(withStatus('NoSuchVersion', 404));
  });
});
