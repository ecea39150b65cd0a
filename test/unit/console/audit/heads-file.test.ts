import { expect, it } from 'vitest';
import { chainOf, headsFile } from '../../../../functions/console/page/audit/heads-file.ts';
import { NOTHING_VERIFIED, withPart } from '../../../../functions/console/page/audit/verified-trail.ts';
import { chainDigest } from '../../../../shared/domain/audit/chain-digest.ts';

const head = (stream: string, seq: number) => ({ stream, seq, hash: String(seq).repeat(64).slice(0, 64) });
const part = (heads: ReturnType<typeof head>[], broken: number) => ({
  streams: heads.length + broken,
  events: 10,
  heads,
  brokenStreams: broken,
  broken: Array.from({ length: broken }, (_, at) => ({
    stream: `batch-${at}`,
    seq: 1,
    id: null,
    fault: 'altered' as const,
  })),
  next: null,
});

it('the chain over all heads is the one that the digest tells', async () => {
  const heads = [head('run', 3), head('batch-10', 1), head('batch-9', 2)];
  expect(await chainOf({ heads })).toBe(chainDigest(heads));
});

it('parts come together as the terminal prints them', () => {
  const trail = [part([head('batch-1', 1)], 0), part([head('run', 2)], 0)].reduce(withPart, NOTHING_VERIFIED);
  expect(JSON.parse(headsFile(trail, 'c'))).toEqual({
    ...{ intact: true, chain: 'c', streams: 2, events: 20, brokenStreams: 0, broken: [] },
    heads: [head('batch-1', 1), head('run', 2)],
  });
});

it('of what is broken the first twenty are shown, and all are counted', () => {
  const trail = [part([], 15), part([], 15)].reduce(withPart, NOTHING_VERIFIED);
  expect([trail.brokenStreams, trail.broken.length]).toEqual([30, 20]);
});
