import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { finishedRun } from '../../support/finished-run.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { businessTables, everyTable } from '../../support/ledger-facts.ts';
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

const finished = (runKey: string) => finishedRun(as.vani, runKey);

const batches = () =>
  company.sql('SELECT id, requested_by_user_id AS userId FROM mlm_payout_batches ORDER BY id');

describe('a run that is asked for again', () => {
  it('under its own key is one batch', async () => {
    const payload = { force: true, runKey: 'november', batchReference: 'NOV' };
    const first = await as.om.post('/api/runs', payload);
    await finished('november');
    const second = await as.om.post('/api/runs', payload);
    expect([first, second].map(({ status }) => status)).toEqual([202, 202]);
    expect(await finished('november')).toMatchObject({ outcome: 'created', requestedBy: { userId: '6' } });
    expect(await batches()).toEqual([{ id: expect.anything(), userId: 6 }]);
  });

  it('by another under a key that failed is refused: the batch would not be theirs, and they could approve it', async () => {
    await givenApprover(company, { userId: 7, subject: 'vani-as-both', roles: ['operator', 'approver'] });
    await company.sql(
      `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at) VALUES ('november', 6, '{}', UTC_TIMESTAMP(6))`,
    );
    const before = await everyTable(company);
    const other = await apiAs(company, 'vani-as-both');
    for (const headers of [{}, { 'idempotency-key': 'k' }]) {
      const answer = await other.post('/api/runs', { force: true, runKey: 'november' }, headers);
      expectRefused(
        answer,
        'invalid-input',
        /^runKey is "november": user 6 asked for that run; choose another/,
      );
    }
    expect(await everyTable(company)).toEqual(before);
  });

  it('under a key of the schedule is refused: the run of that night would be found done', async () => {
    const payload = { force: true, runKey: 'schedule/mlm-payouts-run/2099-11-22T20:30:00Z' };
    expectRefused(await as.om.post('/api/runs', payload), 'invalid-input', /begin with schedule\/$/);
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
    expect(await finished(first.body.runKey)).toMatchObject({ outcome: 'created' });
    expect((await batches()).length).toBe(1);
    expect(await company.sql('SELECT run_key FROM mlm_payout_run_requests')).toEqual([
      { run_key: first.body.runKey },
    ]);
  });
});

describe('a run', () => {
  it('that nobody has taken yet is found as requested', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at) VALUES ('api/lost', 6, '{}', UTC_TIMESTAMP(6))`,
    );
    expect(await as.vani.get('/api/runs/api/lost')).toMatchObject({
      status: 200,
      body: { runKey: 'api/lost', outcome: 'requested', requestedBy: { userId: '6', unverified: null } },
    });
  });
});
