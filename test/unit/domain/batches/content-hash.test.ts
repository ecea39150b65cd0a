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

describe('batchContentHash, by rule 2', () => {
  const content = { batchReference: 'AUTO-1', totalRecords: 2, totalAmount: 30_030n, root: 'a'.repeat(64) };
  const terms = {
    requiredApprovals: 2,
    madeAt: new Date('2026-11-22T02:00:00.123Z'),
    requestedByUserId: null,
    expiresAt: null,
    payerMayApprove: false,
  };
  const hash = batchContentHash(content, terms);

  it('holds the terms too, and anyone can recompute it', () => {
    const text = `AUTO-1|2|300.30|${content.root}|2|1795312800123000|-|-|0`;
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
    const asked = { ...terms, requestedByUserId: '6', expiresAt: new Date(1000), payerMayApprove: true };
    const other = `AUTO-1|2|300.30|${content.root}|2|1795312800123000|6|1000000|1`;
    expect(batchContentHash(content, asked)).toBe(createHash('sha256').update(other).digest('hex'));
  });

  it.each([
    { requiredApprovals: 1 },
    { madeAt: new Date('2026-11-22T02:00:00.124Z') },
    { requestedByUserId: '6' },
    { expiresAt: new Date('2026-11-29T02:00:00Z') },
    { payerMayApprove: true },
  ])('%j gives another hash', (other) => {
    expect(batchContentHash(content, { ...terms, ...other })).not.toBe(hash);
  });
});

describe('batchContentHash', () => {
  const root = 'a'.repeat(64);
  const hash = batchContentHash(
    { batchReference: 'AUTO-1', totalRecords: 2, totalAmount: 30_030n, root: root },
    undefined,
  );

  it('is the SHA-256 that anyone can recompute', () => {
    expect(hash).toBe(createHash('sha256').update(`AUTO-1|2|300.30|${root}`).digest('hex'));
    expect(hash).toBe('76d8f81e7b3da4e3313110823eb1ca41aa124a30fb98e1077001fa146c90d545');
  });

  it.each([
    {
      given: 'another reference',
      other: batchContentHash(
        { batchReference: 'AUTO-2', totalRecords: 2, totalAmount: 30_030n, root: root },
        undefined,
      ),
    },
    {
      given: 'another number of items',
      other: batchContentHash(
        { batchReference: 'AUTO-1', totalRecords: 3, totalAmount: 30_030n, root: root },
        undefined,
      ),
    },
    {
      given: 'a paisa more',
      other: batchContentHash(
        { batchReference: 'AUTO-1', totalRecords: 2, totalAmount: 30_031n, root: root },
        undefined,
      ),
    },
    {
      given: 'another root',
      other: batchContentHash(
        { batchReference: 'AUTO-1', totalRecords: 2, totalAmount: 30_030n, root: `b${root.slice(1)}` },
        undefined,
      ),
    },
  ])('$given gives another hash', ({ other }) => {
    expect(other).not.toBe(hash);
  });
});
