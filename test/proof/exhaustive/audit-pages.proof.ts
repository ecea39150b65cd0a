import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AuditArgs, HEADS_MAX } from '../../../shared/events/audit-answer.ts';
import { auditTables, chainOf, givenStreams, givenTrail, verifyTrail } from '../../support/audit-trail.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
let trail: { readonly restore: () => Promise<void> };
let batch: string;

beforeAll(async () => {
  company = await startPayoutStack();
  batch = await givenTrail(company);
  trail = await auditTables(company);
});
afterAll(() => company.discard());
afterEach(() => trail.restore());

const verify = (args: Partial<AuditArgs> = {}) => verifyTrail(company, args);
const sql = (text: string, values?: unknown[]) => company.sql(text, values);

describe('a long trail', () => {
  it('is read in pages that fit an answer, whatever the details hold', async () => {
    await sql('DELETE FROM mlm_payout_events');
    await sql('DELETE FROM mlm_payout_streams');
    const streams = [
      chainOf('batch-1', 1_300),
      chainOf('batch-2', 40, '\u0001'.repeat(10_000)),
      chainOf('batch-3', 40, '"\\'.repeat(15_000)),
      chainOf('batch-4', 3, 'आ🎉'.repeat(9_000)),
      ...Array.from({ length: 1_500 }, (_, index) => chainOf(`one-${index}`, 1)),
    ];
    await givenStreams(company, streams);
    expect(await verify()).toMatchObject({ streams: 1_504, events: 2_883, brokenStreams: 0, next: null });
    await sql(`UPDATE mlm_payout_events SET detail = CONCAT(LEFT(detail, CHAR_LENGTH(detail) - 3), 'x"}')
                WHERE stream = 'batch-4' AND seq = 2`);
    expect(await verify()).toMatchObject({ broken: [{ stream: 'batch-4', seq: 2 }] });
  }, 60_000);

  it('names the first twenty broken streams, and counts them all', async () => {
    await givenStreams(
      company,
      Array.from({ length: 30 }, (_, index) => chainOf(`two-${10 + index}`, 2)),
    );
    await sql(`UPDATE mlm_payout_events SET actor = 'x' WHERE stream LIKE 'two-%' AND seq = 1`);
    const { brokenStreams, broken } = await verify();
    expect({ brokenStreams, shown: broken.length, first: broken[0] }).toMatchObject({
      brokenStreams: 30,
      shown: 20,
      first: { stream: 'two-10', seq: 1 },
    });
  });

  it('goes on after the stream it is told', async () => {
    expect(await verify({ after: batch })).toMatchObject({
      streams: 2,
      heads: [{ stream: 'run' }, { stream: 'settings' }],
    });
    expect(await verify({ after: 'settings' })).toMatchObject({ streams: 0, heads: [], next: null });
  });

  it('stops after as many streams as an answer holds, and says where to go on', async () => {
    const names = Array.from({ length: HEADS_MAX + 2 }, (_, index) => `s-${100_000 + index}`);
    await givenStreams(
      company,
      names.map((name) => chainOf(name, 1)),
    );
    const first = await verify();
    expect(first).toMatchObject({ streams: HEADS_MAX, brokenStreams: 0, next: first.heads.at(-1)?.stream });
    await sql(`DELETE FROM mlm_payout_events WHERE stream = ?`, [names.at(-1)]);
    await sql(`DELETE FROM mlm_payout_streams WHERE stream = ?`, [names.at(-1)]);
    // Full, so perhaps cut: the function goes no further than the last kept head, and asks for more.
    const kept = names
      .slice(2)
      .map((stream) => ({ stream, seq: 1, hash: chainOf(stream, 1)[0]?.hash ?? '' }));
    const rest = await verify({ after: names[1] ?? '', kept });
    expect(rest).toMatchObject({
      broken: [{ stream: names.at(-1), fault: 'kept_missing' }],
      next: names.at(-1),
    });
    const end = await verify({ after: names.at(-1) ?? '' });
    expect(end).toMatchObject({ streams: 1, heads: [{ stream: 'settings' }], next: null });
    expect([...first.heads, ...rest.heads]).toContainEqual({
      stream: names.at(-2),
      seq: 1,
      hash: expect.anything(),
    });
  }, 180_000);
});
