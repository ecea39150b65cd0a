import { describe, expect, it } from 'vitest';
import { readKeptHeads } from '../../../../functions/console/page/audit/kept-heads.ts';

const hash = 'a'.repeat(64);
const file = (heads: unknown, rest: object = {}): string => JSON.stringify({ ...rest, heads });

describe('kept heads', () => {
  it('are read from what the terminal prints, in byte order of their streams', () => {
    const kept = file(
      [
        { stream: 'run', seq: 2, hash },
        { stream: 'batch-9', seq: 1, hash },
      ],
      { intact: true, chain: hash, streams: 2 },
    );
    expect(readKeptHeads(kept)).toEqual({
      kind: 'heads',
      heads: [
        { stream: 'batch-9', seq: 1, hash },
        { stream: 'run', seq: 2, hash },
      ],
    });
  });

  it.each([
    '',
    'heads',
    'null',
    '[]',
    '{}',
    file([]),
    file('run'),
    file([{ stream: 'run', seq: 0, hash }]),
    file([{ stream: 'run', seq: 1.5, hash }]),
    file([{ stream: 'run', seq: 1, hash: hash.toUpperCase() }]),
    file([{ stream: 'र', seq: 1, hash }]),
    file([null]),
  ])('are none in %s', (text) => {
    expect(readKeptHeads(text)).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/holds no heads/),
    });
  });

  it('that no request has room for are for the terminal', () => {
    const many = Array.from({ length: 7_501 }, (_, at) => ({ stream: `batch-${at}`, seq: 1, hash }));
    expect(readKeptHeads(file(many))).toMatchObject({ why: expect.stringMatching(/audit verify --against/) });
  });
});
