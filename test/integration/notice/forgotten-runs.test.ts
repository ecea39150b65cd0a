import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople } from '../../support/people.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await company.sql('DELETE FROM mlm_payout_run_requests');
  await givenDigestHour(company, 'has come');
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** The first minute of a day in which the digest is due. */
const firstMinute = async () => {
  await company.sql(`DELETE FROM mlm_notification_log WHERE type = 'payout_digest'`);
  await company.invoke({}, 'notice');
};

type GivenRun = {
  readonly key: string;
  readonly days: number;
  readonly kind?: 'schedule' | 'manual';
  readonly outcome?: 'skipped' | 'failed' | 'running' | 'already_recorded';
};

const givenRuns = (runs: readonly GivenRun[]) =>
  company.sql(
    `INSERT INTO mlm_payout_runs (attempt_id, run_key, done_key, trigger_kind, request, outcome, reason, started_at) VALUES ?`,
    [
      runs.map(({ key, days, kind = 'schedule', outcome = 'skipped' }) => {
        const [doneKey, reason] = outcome === 'skipped' ? [key, 'interval'] : [null, null];
        return [randomUUID(), key, doneKey, kind, '{}', outcome, reason, daysAgo(days)];
      }),
    ],
  );

const runKeys = async () =>
  (await company.sql('SELECT run_key FROM mlm_payout_runs ORDER BY id')).map((row) => row['run_key']);

describe('runs that made no batch', () => {
  it('stay where nothing is set, however old', async () => {
    await givenRuns(['a', 'b', 'c', 'd'].map((key) => ({ key: `schedule/day/${key}`, days: 4_000 })));
    await firstMinute();
    expect(await runKeys()).toHaveLength(4);
  });

  it('go after their days, but for the last two of each kind and schedule', async () => {
    await givenSettings(company, { keep_runs_days: '40' });
    await givenRuns([
      { key: 'schedule/day/1', days: 50 },
      { key: 'schedule/day/2', days: 45 },
      { key: 'schedule/year/1', days: 700 },
      { key: 'schedule/year/2', days: 400 },
      { key: 'schedule/day/3', days: 39 },
      { key: 'schedule/day/4', days: 38 },
      { key: 'by hand', days: 60, kind: 'manual', outcome: 'failed' },
      { key: 'by hand', days: 59, kind: 'manual', outcome: 'failed' },
      { key: 'by hand', days: 58, kind: 'manual', outcome: 'failed' },
      { key: 'lost', days: 60, kind: 'manual', outcome: 'running' },
    ]);
    await firstMinute();
    expect(await runKeys()).toEqual([
      'schedule/year/1',
      'schedule/year/2',
      'schedule/day/3',
      'schedule/day/4',
      'by hand',
      'by hand',
      'lost',
    ]);
  });

  it('stay for 30 days whatever is set: until then a repeat may come', async () => {
    await givenSettings(company, { keep_runs_days: '1' });
    await givenRuns([31, 29, 28, 27].map((days) => ({ key: `schedule/day/${days}`, days })));
    await firstMinute();
    expect(await runKeys()).toEqual(['schedule/day/29', 'schedule/day/28', 'schedule/day/27']);
  });

  it('go with who asked for them, unless another attempt of the key is left', async () => {
    await givenSettings(company, { keep_runs_days: '30' });
    await givenRuns(
      ['k1', 'k2', 'k3', 'k1'].map((key, index) => ({
        key,
        days: 90 - index,
        kind: 'manual',
        outcome: 'failed',
      })),
    );
    await company.sql(
      `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at) VALUES ?`,
      [['k1', 'k2', 'k3'].map((key) => [key, 6, '{}', daysAgo(90)])],
    );
    await firstMinute();
    expect(await runKeys()).toEqual(['k3', 'k1']);
    expect(await company.sql('SELECT run_key FROM mlm_payout_run_requests ORDER BY run_key')).toEqual([
      { run_key: 'k1' },
      { run_key: 'k3' },
    ]);
  });

  it('never include one that made a batch, and the invariants hold', async () => {
    await givenSettings(company, { keep_runs_days: '30' });
    await givenBatch(company, [{ amount: '40.00' }]);
    await company.sql(`UPDATE mlm_payout_runs SET started_at = '2016-01-01', finished_at = '2016-01-01'`);
    await givenRuns(['a', 'b', 'c'].map((key) => ({ key: `schedule/day/${key}`, days: 90 })));
    await firstMinute();
    expect(await runKeys()).toHaveLength(3);
    expect(await company.sql('SELECT outcome FROM mlm_payout_runs WHERE batch_id IS NOT NULL')).toEqual([
      { outcome: 'created' },
    ]);
    expect(await askOps(company, 'doctor', { args: { invariants: true } })).toMatchObject({ findings: [] });
  });

  it('go a thousand a day', async () => {
    await givenSettings(company, { keep_runs_days: '30' });
    await givenRuns(Array.from({ length: 1_100 }, (_, each) => ({ key: `schedule/day/${each}`, days: 90 })));
    await firstMinute();
    expect(await runKeys()).toHaveLength(100);
    await company.invoke({}, 'notice');
    expect(await runKeys()).toHaveLength(100);
    await firstMinute();
    expect(await runKeys()).toHaveLength(2);
  });
});
