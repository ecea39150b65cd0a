import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';

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
  await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12, amount: '0.05' }]);
});

describe('runs', () => {
  it('are found by their keys, slashes in them as they are or encoded, and percent signs too', async () => {
    const event = scheduleEvent('2026-11-22T20:30:00Z');
    await company.invoke(event);
    const scheduled = 'schedule/mlm-payouts-run/2026-11-22T20:30:00Z';
    await company.invoke({ runKey: 'month%2F11', force: true });
    for (const path of [scheduled, encodeURIComponent(scheduled), scheduled.replaceAll(':', '%3A')]) {
      const { status, body } = await as.vani.get(`/api/runs/${path}`);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { runKey: scheduled, trigger: 'schedule', requestedBy: { userId: null, unverified: null } },
      });
    }
    expect(await as.vani.get('/api/runs/month%252F11')).toMatchObject({
      status: 200,
      body: { runKey: 'month%2F11' },
    });
  });

  it('that nobody has taken yet are found as requested', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at) VALUES ('api/lost', 6, '{}', UTC_TIMESTAMP(6))`,
    );
    expect(await as.vani.get('/api/runs/api/lost')).toMatchObject({
      status: 200,
      body: { runKey: 'api/lost', outcome: 'requested', requestedBy: { userId: '6', unverified: null } },
    });
  });

  it('say what they were asked, by whom, how long they took, and what batch they made', async () => {
    await company.invoke({ runKey: 'plain' });
    const asked = {
      force: true,
      lookbackDays: 0,
      minAmount: '5',
      dateTo: '2037-01-01',
      batchReference: 'MARCH',
    };
    await givenCommissions(company, [{ beneficiary: 11, amount: '12.50' }]);
    const { body: answer } = await as.om.post('/api/runs', { ...asked, runKey: 'march' });
    const { requestedBy, options } = answer;
    expect({ requestedBy, options }).toEqual({
      requestedBy: { userId: '6', name: expect.stringMatching(/./), unverified: null },
      options: asked,
    });
    await expect
      .poll(async () => (await as.vani.get('/api/runs/march')).body.outcome, { timeout: 10_000 })
      .toBe('created');
    const { body } = await as.vani.get('/api/runs');
    const [march, plain] = body.items;
    expect(march).toMatchObject({
      outcome: 'created',
      requestedBy,
      options: { ...asked, minAmount: '5.00' },
      batch: { batchId: march.batchId, batchReference: 'MARCH', totalRecords: 1, totalAmount: '12.50' },
      durationMilliseconds: Date.parse(march.finishedAt) - Date.parse(march.startedAt),
    });
    expect(plain).toMatchObject({ options: {}, batch: { totalAmount: '100.05' } });
    expect((await as.vani.get('/api/runs/march')).body).toMatchObject(march);
  });

  it('of which what was asked does not read any more are shown without it', async () => {
    await company.invoke({ runKey: 'spoilt' });
    await company.sql(`UPDATE mlm_payout_runs SET request = '{"filters":' WHERE run_key = 'spoilt'`);
    expect((await as.vani.get('/api/runs/spoilt')).body).toMatchObject({ outcome: 'created', options: null });
  });

  it('of one outcome are listed alone, newest first, in pages', async () => {
    for (const runKey of ['one', 'two', 'three']) await company.invoke({ runKey });
    await company.invoke(scheduleEvent('2026-11-22T20:30:00Z'));
    const skipped = await as.vani.get('/api/runs?outcome=skipped&limit=2');
    expect(skipped.body.items).toMatchObject([
      { trigger: 'schedule', reason: 'nothing_eligible' },
      { runKey: 'three', reason: 'interval' },
    ]);
    const { nextCursor } = skipped.body;
    const next = await as.vani.get(`/api/runs?outcome=skipped&limit=2&cursor=${nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ runKey: 'two' }], nextCursor: null });
    expect((await as.vani.get('/api/runs?outcome=failed')).body.items).toEqual([]);
    expect((await as.vani.get(`/api/runs?outcome=created&cursor=${nextCursor}`)).status).toBe(400);
    expect((await as.vani.get('/api/runs?outcome=done')).body.detail).toMatch(
      /expected one of running, created/,
    );
  });

  it('are listed newest first, each once, while new ones arrive', async () => {
    for (const runKey of ['one', 'two', 'three']) await company.invoke({ runKey, requestedBy: 'om' });
    await givenSettings(company, { min_amount: 'abc' });
    await company.invoke({ runKey: 'four' });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await as.vani.get(`/api/runs?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((run: { runKey: string }) => run.runKey));
      cursor = body.nextCursor;
      if (seen.length === 2) await company.invoke({ runKey: 'five' });
    }
    expect(seen).toEqual(['four', 'three', 'two', 'one']);
    const { body } = await as.vani.get('/api/runs');
    expect(body).toMatchObject({
      nextCursor: null,
      items: [
        { runKey: 'five', outcome: 'failed' },
        {
          runKey: 'four',
          outcome: 'failed',
          error: { type: 'SettingsInvalid', message: expect.stringMatching(/min_amount is "abc"/) },
        },
        { runKey: 'three', outcome: 'skipped', reason: 'interval' },
        { runKey: 'two', outcome: 'skipped' },
        { runKey: 'one', outcome: 'created', requestedBy: { userId: null, unverified: 'om' } },
      ],
    });
  });
});
