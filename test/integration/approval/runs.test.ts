import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiAs } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { businessTables, everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn } from '../../support/people.ts';
import { until } from '../../support/until.ts';

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

const show = (runKey: string, who: ApiClient = as.vani) => who.get(`/api/runs/${encodeURIComponent(runKey)}`);

/** Polls as a page would, until it is over. */
const finished = (runKey: string) =>
  until(async () => {
    const { body } = await show(runKey);
    return ['requested', 'running'].includes(body.outcome) ? undefined : body;
  });

/** What came of each attempt, once there are as many, all of them over. */
const attempts = (count: number) =>
  until(async () => {
    const rows = await company.sql('SELECT outcome, finished_at FROM mlm_payout_runs ORDER BY id');
    const over = rows.length === count && rows.every(({ finished_at }) => finished_at !== null);
    return over ? rows.map(({ outcome }) => outcome) : undefined;
  });

const batches = () =>
  company.sql('SELECT id, requested_by_user_id AS userId FROM mlm_payout_batches ORDER BY id');

describe('a real run', () => {
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

describe('a run that is asked for again', () => {
  it('under its own key is one batch', async () => {
    const payload = { force: true, runKey: 'november', batchReference: 'NOV' };
    const first = await as.om.post('/api/runs', payload);
    await finished('november');
    const second = await as.om.post('/api/runs', payload);
    expect([first, second].map(({ status }) => status)).toEqual([202, 202]);
    expect(await attempts(2)).toEqual(['created', 'already_recorded']);
    expect(await finished('november')).toMatchObject({ outcome: 'created', requestedBy: { userId: '6' } });
    expect(await batches()).toEqual([{ id: expect.anything(), userId: 6 }]);
  });

  it('under an Idempotency-Key is answered as the first time, and is one batch', async () => {
    const ask = (payload: object) => as.om.post('/api/runs', payload, { 'idempotency-key': 'k' });
    const payload = { force: true, batchReference: 'NOV' };
    const first = await ask(payload);
    await finished(first.body.runKey);
    const before = await businessTables(company);
    const mismatch = await ask({ ...payload, maxItems: 1 });
    expectRefused(mismatch, 'idempotency-mismatch', /^This Idempotency-Key came with another request/);
    expect(await businessTables(company)).toEqual(before);
    const again = await ask(payload);
    expect([again.status, again.text]).toEqual([202, first.text]);
    expect(await attempts(2)).toEqual(['created', 'already_recorded']);
    expect((await batches()).length).toBe(1);
    expect(await company.sql('SELECT run_key FROM mlm_payout_run_requests')).toEqual([
      { run_key: first.body.runKey },
    ]);
  });
});
