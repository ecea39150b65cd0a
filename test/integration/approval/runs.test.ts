import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { finishedRun } from '../../support/finished-run.ts';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn } from '../../support/people.ts';

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

const show = (runKey: string) => as.vani.get(`/api/runs/${encodeURIComponent(runKey)}`);

const finished = (runKey: string) => finishedRun(as.vani, runKey);

describe('a dry run', () => {
  it('is open to a viewer, answers at once what a real one would do, and writes nothing', async () => {
    const before = await everyTable(company);
    const { status, body } = await as.vani.post('/api/runs', { dryRun: true, minAmount: '100.05' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        outcome: 'preview',
        wouldRun: true,
        eligible: { count: 2, amount: '100.05' },
        meetsMinAmount: true,
        minAmount: '100.05',
      },
    });
    expect(await everyTable(company)).toEqual(before);
  });

  it('under an Idempotency-Key is made anew: what it tells is of now', async () => {
    const ask = () => as.vani.post('/api/runs', { dryRun: true }, { 'idempotency-key': 'k' });
    expect(await ask()).toMatchObject({ body: { eligible: { count: 2 } } });
    await givenCommissions(company, [{}]);
    expect(await ask()).toMatchObject({ body: { eligible: { count: 3 } } });
  });
});

describe('a real run', () => {
  it('is an operator’s to ask for', async () => {
    const before = await everyTable(company);
    for (const who of [as.vani, as.asha, as.farah, as.adi]) {
      expectRefused(await who.post('/api/runs', { force: true }), 'not-entitled', /takes the role operator/);
    }
    expect(await everyTable(company)).toEqual(before);
  });

  it('is asked for, running while another holds the lock, and then created; its asker may not approve it', async () => {
    await givenApprover(company, { userId: 6, subject: 'om-as-approver', roles: ['approver'] });
    const other = await company.connect();
    await other.query('START TRANSACTION');
    await other.query(`SELECT name FROM mlm_payout_locks WHERE name = 'run' FOR UPDATE`);
    const asked = await as.om.post('/api/runs', { force: true });
    const requestedBy = { userId: '6', unverified: null };
    expect(asked).toMatchObject({
      status: 202,
      body: {
        runKey: expect.stringMatching(/^api\/[\w-]+$/),
        trigger: 'manual',
        outcome: 'requested',
        requestedBy,
        batchId: null,
        startedAt: null,
      },
    });
    const { runKey } = asked.body;
    for (let { outcome } = asked.body; outcome === 'requested'; ) ({ outcome } = (await show(runKey)).body);
    const running = { outcome: 'running', finishedAt: null, result: null, requestedBy };
    expect((await show(runKey)).body).toMatchObject(running);
    await other.query('ROLLBACK');
    await other.end();
    const run = await finished(runKey);
    expect(run).toMatchObject({
      outcome: 'created',
      requestedBy,
      error: null,
      result: { outcome: 'created', runKey, totalRecords: 2, totalAmount: '100.05' },
    });
    expect(run.batchId).toBe(run.result.batchId);
    const omAsApprover = await apiAs(company, 'om-as-approver');
    const { body: batch } = await omAsApprover.get(`/api/batches/${run.batchId}`);
    expect(batch).toMatchObject({ requestedBy, may: { approve: 'own-batch', reject: true } });
    const vote = { batchId: run.batchId, decision: 'approved', contentHash: batch.contentHash };
    expectRefused(await omAsApprover.post('/approve', vote), 'own-batch', /^You asked for batch/);
    expect(await as.asha.post('/approve', vote)).toMatchObject({ body: { outcome: 'approved' } });
  });

  it('that a guard stops is taken too, and tells what stopped it', async () => {
    await givenSettings(company, { enabled: '0' });
    const { status, body } = await as.om.post('/api/runs', {});
    expect(status).toBe(202);
    expect(await finished(body.runKey)).toMatchObject({
      outcome: 'skipped',
      reason: 'disabled',
      batchId: null,
      result: { outcome: 'skipped', message: expect.stringMatching(/./) },
    });
  });

  describe('that cannot be is refused at once, as its dry run is, and nobody has asked for it', () => {
    it.each([
      {
        given: 'a reference that is taken',
        payload: { batchReference: 'NOV' },
        type: 'invalid-input',
        says: /^batchReference is "NOV": a batch of that reference exists already; choose another$/,
      },
      {
        given: 'a window that holds nothing',
        payload: { dateFrom: '2026-02-02', dateTo: '2026-02-01' },
        type: 'invalid-input',
        says: /^the window from 2026-02-01T18:30:00\.000Z to .* holds nothing: dateFrom is after dateTo$/,
      },
      {
        given: 'a setting that does not parse',
        payload: {},
        settings: { min_amount: 'abc' },
        type: 'settings-invalid',
        says: /payout_automation_min_amount is "abc": expected a decimal/,
      },
    ] as const)('$given', async ({ payload, type, says, ...given }) => {
      await company.invoke({ force: true, batchReference: 'NOV' });
      await givenSettings(company, 'settings' in given ? given.settings : {});
      const before = await everyTable(company);
      for (const dryRun of [true, false]) {
        for (const headers of [{}, { 'idempotency-key': 'k' }]) {
          expectRefused(await as.om.post('/api/runs', { ...payload, dryRun }, headers), type, says);
        }
      }
      expect(await everyTable(company)).toEqual(before);
    });
  });
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
    expect(await show('month%2F11')).toMatchObject({ status: 200, body: { runKey: 'month%2F11' } });
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
