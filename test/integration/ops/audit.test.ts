import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AuditArgs } from '../../../shared/events/audit-answer.ts';
import { auditTables, givenTrail, verifyTrail } from '../../support/audit-trail.ts';
import { givenSettings } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
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

describe('the audit trail as the functions write it', () => {
  it('is whole, and verifying it writes nothing', async () => {
    const before = await everyTable(company);
    expect(await verify()).toEqual({
      streams: 3,
      events: 6,
      heads: [
        { stream: batch, seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { stream: 'run', seq: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { stream: 'settings', seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
      brokenStreams: 0,
      broken: [],
      next: null,
    });
    expect(await everyTable(company)).toEqual(before);
  });

  it('can be asked for one stream', async () => {
    expect(await verify({ stream: 'run' })).toMatchObject({
      streams: 1,
      events: 3,
      heads: [{ stream: 'run' }],
    });
    expect(await verify({ stream: 'batch-0' })).toMatchObject({ streams: 0, events: 0, heads: [] });
  });

  it('contains the heads that were kept before it grew', async () => {
    const { heads } = await verify();
    await givenSettings(company, { min_amount: '0' });
    await company.invoke({});
    expect(await verify({ kept: heads })).toMatchObject({ events: 8, brokenStreams: 0 });
  });
});

describe('each column of each event, changed by SQL', () => {
  const CHANGES: readonly (readonly [string, string])[] = [
    ['stream', `CONCAT(stream, 'x')`],
    ['stream', `UPPER(stream)`],
    ['stream', `CONCAT(stream, ' ')`],
    ['seq', 'seq + 10'],
    ['actor', `CONCAT(actor, ' ')`],
    ['actor', 'UPPER(actor)'],
    ['action', `'batch_paid'`],
    ['detail', `REPLACE(detail, '{', '{ ')`],
    ['detail', `''`],
    ['occurred_at', 'occurred_at + 1'],
    ['occurred_at', '-occurred_at'],
    ['prev_hash', `REPEAT('0', 63)`],
    ['prev_hash', 'UPPER(hash)'],
    ['hash', `REPEAT('f', 64)`],
    ['hash', 'prev_hash'],
  ];
  const EVENTS = [
    { stream: 'run', seq: 1 },
    { stream: 'run', seq: 2 },
    { stream: 'run', seq: 3 },
    { stream: 'batch', seq: 1 },
  ];

  it.each(CHANGES)('%s = %s is named by stream and seq', async (column, value) => {
    for (const { stream: name, seq } of EVENTS) {
      const stream = name === 'batch' ? batch : name;
      await sql(`UPDATE mlm_payout_events SET ${column} = ${value} WHERE stream = ? AND seq = ?`, [
        stream,
        seq,
      ]);
      const { broken, brokenStreams } = await verify();
      expect(broken.map((link) => ({ stream: link.stream.trimEnd(), seq: link.seq }))).toContainEqual({
        stream,
        seq,
      });
      expect(brokenStreams).toBeGreaterThan(0);
      await trail.restore();
    }
  });

  it('the id is a row number and no part of the chain: nothing refers to it', async () => {
    await sql('UPDATE mlm_payout_events SET id = id + 1000');
    expect(await verify()).toMatchObject({ brokenStreams: 0 });
  });
});

describe('rows that come, go, or change with their hash', () => {
  it.each([
    {
      deed: 'an event in the middle is deleted',
      sqls: [`DELETE FROM mlm_payout_events WHERE stream = 'run' AND seq = 2`],
      found: { stream: 'run', seq: 2, fault: 'missing' },
    },
    {
      deed: 'the last is deleted',
      sqls: [`DELETE FROM mlm_payout_events WHERE stream = 'run' AND seq = 3`],
      found: { stream: 'run', seq: 3, id: null, fault: 'cut_off' },
    },
    {
      deed: 'all events of a stream are deleted',
      sqls: [`DELETE FROM mlm_payout_events WHERE stream = 'run'`],
      found: { stream: 'run', seq: 1, id: null, fault: 'cut_off' },
    },
    {
      deed: 'the head is deleted',
      sqls: [`DELETE FROM mlm_payout_streams WHERE stream = 'run'`],
      found: { stream: 'run', seq: 1, fault: 'no_head' },
    },
    {
      deed: 'the head is renamed by a space, which the database overlooks',
      sqls: [`UPDATE mlm_payout_streams SET stream = 'run ' WHERE stream = 'run'`],
      found: { stream: 'run', seq: 1, fault: 'no_head' },
    },
    {
      deed: 'the head is set back',
      sqls: [
        `UPDATE mlm_payout_streams SET seq = 2, hash =
           (SELECT hash FROM mlm_payout_events WHERE stream = 'run' AND seq = 2) WHERE stream = 'run'`,
      ],
      found: { stream: 'run', seq: 3, fault: 'beyond_head' },
    },
    {
      deed: 'an event is numbered 0',
      sqls: [`UPDATE mlm_payout_events SET seq = 0 WHERE stream = 'run' AND seq = 2`],
      found: { stream: 'run', seq: 0, fault: 'unlinked' },
    },
    {
      deed: 'two events change places',
      sqls: [
        `UPDATE mlm_payout_events SET seq = 99 WHERE stream = 'run' AND seq = 1`,
        `UPDATE mlm_payout_events SET seq = 1 WHERE stream = 'run' AND seq = 2`,
        `UPDATE mlm_payout_events SET seq = 2 WHERE stream = 'run' AND seq = 99`,
      ],
      found: { stream: 'run', seq: 1, fault: 'unlinked' },
    },
  ])('$deed', async ({ sqls, found }) => {
    for (const text of sqls) await sql(text);
    expect(await verify()).toMatchObject({ brokenStreams: 1, broken: [found] });
  });
});
