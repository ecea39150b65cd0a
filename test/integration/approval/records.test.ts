import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEventHash, EMPTY_STREAM } from '../../../shared/domain/audit/audit-event.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { storedEvents } from '../../support/stored-events.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
});

describe('settings', () => {
  const put = (settings: object, reason = 'as finance asks') =>
    as.adi.put('/api/settings', { settings, reason });

  it('are shown to a viewer, each with what it means', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    const { body } = await as.vani.get('/api/settings');
    expect(body.settings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'enabled', value: '1', isDefault: false, managed: false }),
        expect.objectContaining({
          key: 'min_amount',
          value: null,
          stored: 'abc',
          problem: expect.stringMatching(/^expected a decimal/),
        }),
        expect.objectContaining({ key: 'last_run', managed: true }),
      ]),
    );
    expect(body.settings.every(({ meaning }: { meaning: string }) => meaning.length > 10)).toBe(true);
  });

  it('that an admin changes are in force, and on record with who and why', async () => {
    const changes = [
      { key: 'max_items', from: null, to: '250' },
      { key: 'min_amount', from: null, to: '100.50' },
    ];
    expect(await put({ payout_automation_min_amount: '100.50', max_items: '250' })).toMatchObject({
      status: 200,
      body: { outcome: 'changed', changes },
    });
    expect(await settingsOf(company)).toEqual({ enabled: '1', max_items: '250', min_amount: '100.50' });
    const back = [{ key: 'max_items', from: '250', to: null }];
    expect(await put({ max_items: null }, 'no cap after all')).toMatchObject({ body: { changes: back } });
    const { body } = await as.vani.get('/api/settings/history');
    const by = {
      actor: 'user 8',
      action: 'settings_changed',
      requestId: expect.stringMatching(/^[\w-]{8,}$/),
    };
    expect(body.events).toMatchObject([
      { ...by, reason: 'no cap after all', changes: back },
      { ...by, reason: 'as finance asks', changes },
      { actor: 'outside', action: 'settings_changed_outside', reason: null },
    ]);
    const events = await storedEvents(company, 'settings');
    expect(events.map(({ actor }) => actor)).toEqual(['outside', 'user 8', 'user 8']);
  });

  it('that are as they were asked to be leave nothing on record', async () => {
    await put({ max_items: '5' });
    const before = await storedEvents(company, 'settings');
    expect(await put({ max_items: '5' })).toMatchObject({ body: { outcome: 'unchanged', changes: [] } });
    expect(await storedEvents(company, 'settings')).toEqual(before);
  });

  it('have a history by setting, as long as one asks for', async () => {
    for (const value of ['1', '2', '3']) await put({ max_items: value });
    await put({ min_amount: '5' });
    const history = async (query: string) =>
      (await as.vani.get(`/api/settings/history?${query}`)).body.events;
    expect(await history('key=max_items&limit=2')).toMatchObject([
      { changes: [{ key: 'max_items', from: '2', to: '3' }] },
      { changes: [{ key: 'max_items', from: '1', to: '2' }] },
    ]);
    expect(await history('key=payout_automation_min_amount')).toMatchObject([{ changes: [{ to: '5' }] }]);
  });
});

describe('the audit trail', () => {
  const givenStory = async () => {
    const batch = await givenBatch(company);
    for (const round of [1, 2, 3]) {
      await as.adi.put('/api/settings', {
        settings: { required_approvals: String(round) },
        reason: `round ${round}`,
      });
    }
    const vote = { batchId: batch.batchId, contentHash: batch.contentHash };
    await as.asha.post('/approve', { ...vote, decision: 'rejected', notes: 'गलत महीना 🪔' });
    return `batch-${batch.batchId}`;
  };

  it('shows a stream link by link, newest first, so that anyone can check it', async () => {
    const stream = await givenStory();
    const { body: ofBatch } = await as.vani.get(`/api/batches/${stream.replace('batch-', '')}/events`);
    const { body: ofStream } = await as.vani.get(`/api/audit/${stream}`);
    expect(ofStream).toEqual(ofBatch);
    let prevHash = EMPTY_STREAM.hash;
    for (const { hash, at, ...link } of ofStream.items.toReversed()) {
      const occurredAtMicroseconds = BigInt(Date.parse(at)) * 1000n;
      expect(link.prevHash).toBe(prevHash);
      expect(auditEventHash({ ...link, stream, occurredAtMicroseconds })).toBe(hash);
      prevHash = hash;
    }
    expect(ofStream.items.map(({ action }: { action: string }) => action)).toEqual([
      'batch_rejected',
      'batch_created',
    ]);
    const [{ detail, note }] = ofStream.items;
    const { salt, ...words } = note;
    expect(words).toEqual({ field: 'notes', text: 'गलत महीना 🪔', erasedAt: null });
    const sha256 = createHash('sha256').update(`${salt}${note.text}`).digest('hex');
    expect(JSON.parse(detail)).toMatchObject({ notes: { sha256 } });
  });

  it('shows each event once by pages of any size', async () => {
    await givenStory();
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await as.vani.get(`/api/audit/settings?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ seq }: { seq: number }) => seq));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual([4, 3, 2, 1]);
  });

  it('is found whole, and broken where somebody changed it', async () => {
    const stream = await givenStory();
    const verify = async (args: object) => (await as.vani.post('/api/audit/verify', args)).body;
    const whole = await verify({});
    expect(whole).toMatchObject({ brokenStreams: 0, broken: [], next: null });
    expect(whole.heads.map((head: { stream: string }) => head.stream)).toEqual([
      'approvers',
      stream,
      'settings',
    ]);
    await company.sql(
      `UPDATE mlm_payout_events SET detail = REPLACE(detail, 'round 2', 'round 7') WHERE stream = 'settings' AND seq = 3`,
    );
    expect(await verify({})).toMatchObject({
      brokenStreams: 1,
      broken: [{ stream: 'settings', seq: 3 }],
      heads: [{ stream: 'approvers' }, { stream }],
    });
    expect(await verify({ stream })).toMatchObject({ streams: 1, brokenStreams: 0 });
    expect(await verify({ stream: 'settings', kept: [] })).toMatchObject({ streams: 1, brokenStreams: 1 });
    const kept = [{ ...whole.heads[0], hash: '0'.repeat(64) }];
    expect(await verify({ kept })).toMatchObject({ brokenStreams: 2 });
  });
});
