import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { logSince, metricsIn } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';

/** The answer to a commit is lost, or says what is not so: what is told must be true of the tables. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  company.stack.dataApi.faults.clear();
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '2' });
});

const ATTEMPTS = 5;

/** The commit took effect and nobody heard; whatever begins again meets the other fault, as often as it tries. */
const doubt = (then: 'read_only' | 'invalid_state') => {
  const { faults } = company.stack.dataApi;
  const next = async () =>
    faults.add({
      kind: then,
      operation: then === 'read_only' ? 'ExecuteStatement' : 'BeginTransaction',
      times: ATTEMPTS - 1,
    });
  faults.add({ kind: 'meanwhile', operation: 'CommitTransaction', act: next });
  faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
};

describe('a vote', () => {
  let batch: MadeBatch;
  beforeEach(async () => {
    batch = await givenBatch(company);
  });
  const votes = async () =>
    (await company.sql("SELECT 1 FROM mlm_payout_batch_approvals WHERE status = 'approved'")).length;

  it.each([true, false])(
    'whose commit is told as a broken link, executed: %s, counts once',
    async (after) => {
      company.stack.dataApi.faults.add({ kind: 'link_failure', operation: 'CommitTransaction', after });
      expect(cameTo(await approve(as.asha, batch))).toBe('recorded');
      expect(await votes()).toBe(1);
    },
  );

  it.each(['read_only', 'invalid_state'] as const)(
    'that was committed is never told as not done, whatever the repeat meets: %s',
    async (then) => {
      doubt(then);
      const answer = await approve(as.asha, batch);
      expect(cameTo(answer)).toBe('database-resuming');
      expect(answer.body['detail']).toMatch(/whether this was done is not known here/);
      expect(await votes()).toBe(1);
      expect(cameTo(await approve(as.asha, batch))).toBe('already_recorded');
    },
  );

  it('that was committed is told as recorded, though its sign-in was removed before anybody could look', async () => {
    const { faults } = company.stack.dataApi;
    const remove = () => company.sql(`DELETE FROM mlm_payout_approvers WHERE subject = 'asha'`);
    const next = async () => faults.add({ kind: 'meanwhile', operation: 'BeginTransaction', act: remove });
    faults.add({ kind: 'meanwhile', operation: 'CommitTransaction', act: next });
    faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    expect(cameTo(await approve(as.asha, batch))).toBe('recorded');
    expect(await votes()).toBe(1);
  });
});

describe('a run', () => {
  const run = async () => {
    const mark = company.stack.lambda.logs('payout').length;
    const answer = await company.invoke({ runKey: 'doubtful' });
    return { answer, metrics: metricsIn(logSince(company, 'payout', mark)) };
  };

  it.each(['read_only', 'invalid_state'] as const)(
    'that was committed is told as made, and counts as no failure, whatever the repeat meets: %s',
    async (then) => {
      await givenCommissions(company, [{ amount: '250.00' }]);
      doubt(then);
      const { answer, metrics } = await run();
      expect(answer).toMatchObject({ outcome: 'created', totalAmount: '250.00' });
      expect(metrics).toMatchObject({ RunCreated: 1 });
      expect(metrics).not.toHaveProperty('RunFailed');
      expect(await company.sql('SELECT outcome FROM mlm_payout_runs')).toEqual([{ outcome: 'created' }]);
      expect(await company.sql("SELECT 1 FROM mlm_payout_events WHERE action = 'run_failed'")).toEqual([]);
    },
  );
});
