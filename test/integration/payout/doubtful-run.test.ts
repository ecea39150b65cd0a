import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../infra/local/data-api/faults/faults.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { logSince, metricsIn } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

/** A run that was committed is never told as failed: not by its answer, its row, a notice, or the alarm. */

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenCommissions(company, [{ amount: '250.00' }]);
});

const ATTEMPTS = 5;
const fault = (each: Fault): void => company.stack.dataApi.faults.add(each);

const run = async () => {
  const mark = company.stack.lambda.logs('payout').length;
  const answer = await company.invoke({ runKey: 'doubtful' });
  return { answer, metrics: metricsIn(logSince(company, 'payout', mark)) };
};
const runs = () => company.sql('SELECT outcome FROM mlm_payout_runs ORDER BY id');
const failures = () => company.sql("SELECT 1 FROM mlm_payout_events WHERE action = 'run_failed'");
const notices = async () =>
  (await company.sql('SELECT type FROM mlm_notification_log ORDER BY id')).map(({ type }) => type);

/** The commit took effect and nobody heard; then all this happens, in that order. */
const afterTheCommit = (...faults: readonly Fault[]): void => {
  const act = async () => faults.forEach(fault);
  fault({ kind: 'meanwhile', operation: 'CommitTransaction', act });
  fault({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
};
const ofLock = { operation: 'ExecuteStatement', sql: /mlm_payout_locks/ } as const;

describe('a run that was committed unheard', () => {
  it('is told as made, though another held the run lock before it could look', async () => {
    afterTheCommit(
      { kind: 'lock_wait_timeout', ...ofLock },
      { kind: 'read_only', ...ofLock, times: ATTEMPTS },
    );
    const { answer, metrics } = await run();
    expect(answer).toMatchObject({ outcome: 'created', totalAmount: '250.00' });
    expect(metrics).not.toHaveProperty('RunFailed');
    expect([await runs(), await failures()]).toEqual([[{ outcome: 'created' }], []]);
  });

  it('rings for nobody where the database is gone before it could look', async () => {
    const always = Number.POSITIVE_INFINITY;
    afterTheCommit({ kind: 'database_unavailable', times: always });
    const { answer, metrics } = await run();
    expect(answer).toMatchObject({ errorType: 'DatabaseUnavailable' });
    expect(metrics).not.toHaveProperty('RunFailed');
    company.stack.dataApi.faults.clear();
    expect((await run()).answer).toMatchObject({ outcome: 'already_recorded' });
  });
});

describe('a repeat of a run that was committed', () => {
  beforeEach(async () => {
    expect((await run()).answer).toMatchObject({ outcome: 'created' });
  });

  it.each([
    { kind: 'deadlock', told: 'RunFailed' },
    { kind: 'read_only', told: 'DatabaseUnavailable' },
  ] as const)('that itself fails by $kind tells what was recorded, and of no failure', async ({ kind }) => {
    fault({ kind, ...ofLock, times: ATTEMPTS });
    const { answer, metrics } = await run();
    expect(answer).toMatchObject({ outcome: 'already_recorded', recorded: { outcome: 'created' } });
    expect(metrics).not.toHaveProperty('RunFailed');
    expect(await runs()).toEqual([{ outcome: 'created' }, { outcome: 'already_recorded' }]);
    expect([await failures(), await notices()]).toEqual([[], ['payout_batch_created']]);
  });
});

describe('a run that failed', () => {
  it('is told as failed, though nobody heard that this was recorded', async () => {
    fault({ kind: 'reply_lost_before', ...ofLock, times: ATTEMPTS });
    fault({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    const { answer, metrics } = await run();
    expect(answer).toMatchObject({ errorType: 'DatabaseUnavailable' });
    expect(metrics).toMatchObject({ RunFailed: 1 });
    expect([await runs(), await notices()]).toEqual([[{ outcome: 'failed' }], ['payout_run_failed']]);
  });
});
