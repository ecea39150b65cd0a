import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainDigest } from '../../../../shared/domain/audit/chain-digest.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const heads = [
  { stream: 'batch-10', seq: 1, hash: a },
  { stream: 'batch-9', seq: 2, hash: b },
  { stream: 'run', seq: 7, hash: a },
];

describe('chainDigest', () => {
  it('is what sha256sum says of the lines that SQL lists in the order of the streams', () => {
    const listed = `batch-10|1|${a}\nbatch-9|2|${b}\nrun|7|${a}\n`;
    expect(chainDigest(heads)).toBe(createHash('sha256').update(listed).digest('hex'));
  });

  it('does not depend on the order in which the heads come', () => {
    expect(chainDigest(heads.toReversed())).toBe(chainDigest(heads));
  });

  it.each([
    { changed: 'a stream', others: heads.with(2, { stream: 'ruN', seq: 7, hash: a }) },
    { changed: 'a seq', others: heads.with(2, { stream: 'run', seq: 8, hash: a }) },
    { changed: 'a hash', others: heads.with(2, { stream: 'run', seq: 7, hash: b }) },
    { changed: 'the number of streams', others: heads.slice(1) },
  ])('changes with $changed', ({ others }) => {
    expect(chainDigest(others)).not.toBe(chainDigest(heads));
  });
});
