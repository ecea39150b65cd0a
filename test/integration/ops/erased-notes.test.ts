import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { verifyTrail } from '../../support/audit-trail.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;

beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  batch = await givenBatch(company, [{ amount: '40.00' }]);
});

const sql = (text: string, values?: unknown[]) => company.sql(text, values);
const stream = () => `batch-${batch.batchId}`;

const vote = async (decision: 'approved' | 'rejected', notes: string) => {
  const { batchId, contentHash } = batch;
  const { status, text } = await as.asha.post('/approve', { batchId, decision, contentHash, notes });
  expect(status, text).toBe(200);
};

const lastEvent = async (of = stream()) => (await as.vani.get(`/api/audit/${of}`)).body.items[0];

const erase = (args: Readonly<Record<string, unknown>>) =>
  askOps(company, 'audit.erase-note', { args, reason: 'she asked for it, case 7' });

const faults = async () => (await verifyTrail(company)).broken.map(({ fault, seq }) => ({ fault, seq }));

/** Wherever the database holds these words. */
const placesOf = async (words: string) => {
  const [row] = await sql(
    `SELECT (SELECT COUNT(*) FROM mlm_payout_events WHERE LOCATE(?, detail) > 0) AS events,
            (SELECT COUNT(*) FROM mlm_payout_notes WHERE LOCATE(?, note) > 0) AS notes,
            (SELECT COUNT(*) FROM mlm_payout_batch_approvals WHERE LOCATE(?, notes) > 0) AS votes,
            (SELECT COUNT(*) FROM mlm_payout_batches WHERE LOCATE(?, processed_notes) > 0) AS batches,
            (SELECT COUNT(*) FROM mlm_payout_holds WHERE LOCATE(?, CONCAT(reason, COALESCE(lifted_reason, ''))) > 0) AS holds`,
    Array(5).fill(words),
  );
  return Object.entries(row ?? {}).flatMap(([table, count]) => (Number(count) > 0 ? [table] : []));
};

describe('what somebody wrote of a vote', () => {
  it('lies beside the event, which holds its hash', async () => {
    await vote('rejected', 'ठीक नहीं: wrong month');
    expect(await placesOf('wrong month')).toEqual(['notes', 'votes', 'batches']);
    const { action, detail, note } = await lastEvent();
    expect({ action, note }).toEqual({
      action: 'batch_rejected',
      note: {
        field: 'notes',
        text: 'ठीक नहीं: wrong month',
        salt: expect.stringMatching(/^[0-9a-f]{32}$/),
        erasedAt: null,
      },
    });
    expect(JSON.parse(detail).notes).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await faults()).toEqual([]);
  });

  it('is erased wherever it is shown, and the chain stays whole', async () => {
    await vote('rejected', 'wrong month');
    const { seq, detail, hash } = await lastEvent();
    const [before] = await sql('SELECT updated_at FROM mlm_payout_batch_approvals');
    const erased = await erase({ stream: stream(), seq });
    expect(erased).toEqual({
      outcome: 'erased',
      stream: stream(),
      seq,
      erasedAt: expect.stringMatching(/Z$/),
    });
    expect(await placesOf('wrong month')).toEqual([]);
    expect(await faults()).toEqual([]);
    const { body } = await as.vani.get(`/api/audit/${stream()}`);
    const gone = { field: 'notes', salt: null, text: null, erasedAt: erased['erasedAt'] };
    expect(body.items[1]).toMatchObject({ seq, detail, hash, note: gone });
    expect(body.items[0]).toMatchObject({
      actor: 'unverified: om@terminal',
      action: 'note_erased',
      note: null,
    });
    expect(JSON.parse(body.items[0].detail)).toMatchObject({
      seq,
      field: 'notes',
      reason: 'she asked for it, case 7',
    });
    const [after] = await sql('SELECT updated_at, notes FROM mlm_payout_batch_approvals');
    const words = `(erased on ${String(erased['erasedAt']).slice(0, 10)})`;
    expect(after).toEqual({ ...before, notes: words });
    expect(await sql('SELECT processed_notes FROM mlm_payout_batches')).toEqual([
      { processed_notes: `Rejected by user #1: ${words}` },
    ]);
  });

  it('is erased once: asked again, nothing is written', async () => {
    await vote('approved', 'as last month');
    const { seq } = await lastEvent();
    const first = await erase({ stream: stream(), seq });
    expect(await erase({ stream: stream(), seq })).toEqual({ ...first, outcome: 'already_erased' });
    expect(await lastEvent()).toMatchObject({ seq: seq + 1, action: 'note_erased' });
  });

  it('counts without its words: the vote is what it was', async () => {
    await vote('approved', 'as last month');
    const shown = async () => (await as.vani.get(`/api/batches/${batch.batchId}`)).body;
    const { status, approvalCount } = await shown();
    await erase({ stream: stream(), seq: (await lastEvent()).seq });
    expect(await shown()).toMatchObject({ status, approvalCount });
    expect(await askOps(company, 'doctor', { args: { invariants: true } })).toMatchObject({ findings: [] });
  });
});

describe('why somebody is on hold', () => {
  it('is erased beside the hold, too, and the hold holds on', async () => {
    const { body } = await as.om.post('/api/holds', { kind: 'person', userId: '12', reason: 'a court asks' });
    const { seq, note } = await lastEvent('holds');
    expect(note).toMatchObject({ field: 'reason', text: 'a court asks' });
    expect(await erase({ stream: 'holds', seq })).toMatchObject({ outcome: 'erased' });
    expect(await placesOf('a court asks')).toEqual([]);
    const { items } = (await as.vani.get('/api/holds')).body;
    expect(items).toMatchObject([
      { holdId: body.hold.holdId, reason: expect.stringMatching(/^\(erased on /), lifted: null },
    ]);
    expect(await faults()).toEqual([]);
  });
});

describe('a note that is not what it was', () => {
  it.each([
    { deed: 'other words', text: `UPDATE mlm_payout_notes SET note = 'right month'` },
    { deed: 'the same words under another salt', text: `UPDATE mlm_payout_notes SET salt = REPEAT('0', 32)` },
    { deed: 'nothing, and no place', text: 'DELETE FROM mlm_payout_notes' },
    { deed: 'other words, and no salt', text: `UPDATE mlm_payout_notes SET note = 'right', salt = NULL` },
    {
      deed: 'nothing, as if it had been erased',
      text: 'UPDATE mlm_payout_notes SET note = NULL, salt = NULL, erased_at = NOW(6)',
    },
  ])('is found by verifying: $deed', async ({ text }) => {
    await vote('rejected', 'wrong month');
    const { seq } = await lastEvent();
    await sql(text);
    expect(await faults()).toEqual([{ fault: 'note_differs', seq }]);
    if (!text.startsWith('DELETE')) {
      const { findings } = await askOps(company, 'doctor', { args: { invariants: true } });
      expect(findings).toHaveLength(1);
    }
  });
});

describe('what cannot be erased', () => {
  it('is named: an event without a note, one that is not there, a stream that is none', async () => {
    expect(await erase({ stream: stream(), seq: 1 })).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: expect.stringContaining(`no note lies beside event 1 of ${stream()}`),
    });
    expect(await erase({ stream: stream(), seq: 99 })).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: `seq is 99: expected an event of ${stream()}; the stream has none of this number`,
    });
    expect(await erase({ stream: 'nothing', seq: 1 })).toMatchObject({ errorType: 'InvalidInput' });
    expect(await erase({ stream: stream(), seq: 0 })).toMatchObject({ errorType: 'InvalidInput' });
  });
});
