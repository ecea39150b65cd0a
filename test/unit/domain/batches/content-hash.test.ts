import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { batchContentHash, contentHashDepth } from '../../../../shared/domain/batches/content-hash.ts';

describe('contentHashDepth', () => {
  it.each([
    { leaves: 0, depth: 0 },
    { leaves: 1, depth: 0 },
    { leaves: 2, depth: 1 },
    { leaves: 15, depth: 1 },
    { leaves: 16, depth: 2 },
    { leaves: 225, depth: 2 },
    { leaves: 226, depth: 3 },
    { leaves: 3_375, depth: 3 },
    { leaves: 3_376, depth: 4 },
    { leaves: 50_625, depth: 4 },
    { leaves: 99_999, depth: 5 },
    { leaves: 10_000_000, depth: 6 },
  ])('of $leaves leaves is $depth', ({ leaves, depth }) => {
    expect(contentHashDepth(leaves)).toBe(depth);
  });
});

describe('batchContentHash', () => {
  const root = 'a'.repeat(64);
  const hash = batchContentHash('AUTO-1', 2, 30_030n, root);

  it('is the SHA-256 that anyone can recompute', () => {
    expect(hash).toBe(createHash('sha256').update(`AUTO-1|2|300.30|${root}`).digest('hex'));
    expect(hash).toBe('76d8f81e7b3da4e3313110823eb1ca41aa124a30fb98e1077001fa146c90d545');
  });

  it.each([
    { given: 'another reference', other: batchContentHash('AUTO-2', 2, 30_030n, root) },
    { given: 'another number of items', other: batchContentHash('AUTO-1', 3, 30_030n, root) },
    { given: 'a paisa more', other: batchContentHash('AUTO-1', 2, 30_031n, root) },
    { given: 'another root', other: batchContentHash('AUTO-1', 2, 30_030n, `b${root.slice(1)}`) },
  ])('$given gives another hash', ({ other }) => {
    expect(other).not.toBe(hash);
  });
});
