import {
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { freeCommissions, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenCommissions(company, [{}]);
});

const runs = () => company.sql('SELECT outcome, error_type, done_key FROM mlm_payout_runs');
const notices = () => company.sql('SELECT type, subject FROM mlm_notification_log');

/** Finds the secret of the payout function's database user, and puts another password into it. */
const passwordOfPayoutUser = async () => {
  const { env } = company.stack;
  const client = new SecretsManagerClient({
    region: env['AWS_REGION'] ?? '',
    endpoint: env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
  });
  const { SecretList = [] } = await client.send(new ListSecretsCommand());
  for (const { ARN: SecretId } of SecretList) {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
    const secret = JSON.parse(SecretString);
    if (secret.username !== 'payout_fn') continue;
    return (password: string) =>
      client.send(
        new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify({ ...secret, password }) }),
      );
  }
  throw new Error('no secret of payout_fn');
};

describe('a failure', () => {
  it('is recorded: run row, settings, event and one notice per run key', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    const event = scheduleEvent('2026-11-22T20:30:00Z');
    const answer = await company.invoke(event);
    expect(answer).toMatchObject({
      errorType: 'SettingsInvalid',
      errorMessage: 'payout_automation_min_amount is "abc": expected a decimal ≥ 0 with at most two decimals',
    });
    await company.invoke(event);
    expect(await runs()).toEqual([
      { outcome: 'failed', error_type: 'SettingsInvalid', done_key: null },
      { outcome: 'failed', error_type: 'SettingsInvalid', done_key: null },
    ]);
    const settings = await settingsOf(company);
    expect(settings).toMatchObject({
      last_error: answer.errorMessage,
      last_attempt: expect.stringMatching(/^\d{4}-/),
      last_context: expect.stringContaining('"dry_run":false'),
    });
    expect(settings['last_run']).toBeUndefined();
    expect(await notices()).toEqual([
      {
        type: 'payout_run_failed',
        subject: 'Payout run failed: SettingsInvalid (schedule/mlm-payouts-run/2026-11-22T20:30:00Z)',
      },
    ]);
    expect(await company.sql('SELECT stream, action FROM mlm_payout_events ORDER BY stream, seq')).toEqual([
      { stream: 'run', action: 'run_failed' },
      { stream: 'run', action: 'run_failed' },
      { stream: 'settings', action: 'settings_changed_outside' },
    ]);
  });

  it('names the missing table, and what to do', async () => {
    await company.sql('RENAME TABLE mlm_payout_locks TO gone');
    const answer = await company.invoke({});
    await company.sql('RENAME TABLE gone TO mlm_payout_locks');
    expect(answer).toMatchObject({ errorType: 'SchemaMismatch' });
    expect(answer.errorMessage).toContain('run the migrations of this version');
    expect(answer.errorMessage).toContain('mlm_payout_locks');
  });

  it('of a database that does not answer says so, and the same key may run again', async () => {
    company.stack.dataApi.faults.add({ kind: 'database_unavailable', times: 1_000 });
    const answer = await company.invoke({ runKey: 'again' });
    expect(answer).toMatchObject({ errorType: 'DatabaseUnavailable' });
    expect(answer.errorMessage).toContain('check that the cluster is up');
    company.stack.dataApi.faults.clear();
    expect(await company.invoke({ runKey: 'again' })).toMatchObject({ outcome: 'created' });
  });

  it('of a secret with the wrong password says what to check', async () => {
    const put = await passwordOfPayoutUser();
    await put('wrong');
    const answer = await company.invoke({});
    expect(answer).toMatchObject({ errorType: 'DatabaseUnavailable' });
    expect(answer.errorMessage).toContain("check the function's secret");
    await put('right0right0right0');
    await company.stack.migrate();
    expect(await company.invoke({})).toMatchObject({ outcome: 'created' });
  });
});

describe('a database that resumes after a pause', () => {
  it('is waited for, at the first call and at the transaction', async () => {
    company.stack.dataApi.faults.add({ kind: 'resuming', times: 1 });
    company.stack.dataApi.faults.add({ kind: 'resuming', operation: 'BeginTransaction', times: 1 });
    expect(await company.invoke({})).toMatchObject({ outcome: 'created' });
  });
});

describe('a statement that runs into the time limit', () => {
  it('is tried again in smaller chunks', async () => {
    company.stack.dataApi.faults.add({
      kind: 'statement_timeout',
      sql: /INSERT INTO mlm_payout_batch_items/,
      times: 2,
    });
    expect(await company.invoke({})).toMatchObject({ outcome: 'created', totalRecords: 1 });
  });
});

describe('another run that holds the lock', () => {
  it('is waited for', async () => {
    const other = await company.connect();
    await other.beginTransaction();
    await other.query(`SELECT name FROM mlm_payout_locks WHERE name = 'run' FOR UPDATE`);
    const run = company.invoke({});
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    await other.rollback();
    await other.end();
    expect(await run).toMatchObject({ outcome: 'created' });
    expect(await freeCommissions(company)).toBe(0);
  });
});

describe('a failure of the table of runs itself', () => {
  it('is told all the same', async () => {
    await company.sql('RENAME TABLE mlm_payout_runs TO gone');
    const answer = await company.invoke({});
    await company.sql('RENAME TABLE gone TO mlm_payout_runs');
    expect(answer).toMatchObject({ errorType: 'SchemaMismatch' });
    expect((await settingsOf(company))['last_error']).toContain('mlm_payout_runs');
    expect(await notices()).toMatchObject([{ type: 'payout_run_failed' }]);
  });

  it('that refuses the first row only is recorded with a row of its own', async () => {
    company.stack.dataApi.faults.add({
      kind: 'service_unavailable',
      sql: /INSERT INTO mlm_payout_runs/,
      times: 3,
    });
    expect(await company.invoke({ runKey: 'k' })).toMatchObject({ errorType: 'DatabaseUnavailable' });
    expect(await runs()).toEqual([{ outcome: 'failed', error_type: 'DatabaseUnavailable', done_key: null }]);
    expect(await company.invoke({ runKey: 'k' })).toMatchObject({ outcome: 'created' });
  });
});

describe('a repeat', () => {
  it('of a run with dates is not judged by the clock and the settings of today', async () => {
    const dateTo = new Date().toISOString().slice(0, 10);
    const payload = { runKey: 'dated', dateTo, batchReference: 'DATED' };
    const first = await company.invoke(payload);
    await givenSettings(company, { min_amount: 'abc' });
    // As if the clock had moved on, and the window with it: no payload may differ.
    await company.sql(`UPDATE mlm_payout_runs SET request = REPLACE(request, '${dateTo}', '2020-01-01')`);
    expect(await company.invoke({ ...payload, dateTo: '2020-01-01' })).toEqual({
      outcome: 'already_recorded',
      runKey: 'dated',
      recorded: first,
    });
  });

  it('is told what another version recorded, as it was', async () => {
    await company.invoke({ runKey: 'old' });
    await company.sql(
      `UPDATE mlm_payout_runs SET result = '{"outcome":"created","runKey":"old","batchId":"1"}'`,
    );
    expect(await company.invoke({ runKey: 'old' })).toEqual({
      outcome: 'already_recorded',
      runKey: 'old',
      recorded: { outcome: 'created', runKey: 'old', batchId: '1' },
    });
  });
});

describe('a schedule event whose time was made up', () => {
  it('does not stop the nights until then', async () => {
    const future = await company.invoke({ ...scheduleEvent('2036-01-01T20:30:00Z'), lookbackDays: 0 });
    expect(future).toMatchObject({ outcome: 'created' });
    await givenCommissions(company, [{}]);
    expect(await company.invoke(scheduleEvent())).toMatchObject({ outcome: 'created' });
  });
});
