import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setSettings } from '../../support/ask-ops.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { logSince, metricsIn } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenDigestHour(company, 'is ahead');
  await dateMigrations(241);
});

/** What one minute of the notice function measured. */
const measured = async () => {
  const mark = company.stack.lambda.logs('notice').length;
  await company.invoke({}, 'notice');
  return metricsIn(logSince(company, 'notice', mark));
};

const ageRuns = (minutes: number) =>
  company.sql(
    `UPDATE mlm_payout_runs SET started_at = DATE_SUB(started_at, INTERVAL ? MINUTE),
            finished_at = DATE_SUB(finished_at, INTERVAL ? MINUTE)`,
    [minutes, minutes],
  );

/** Their chain no longer holds, which is not asked here. */
const ageEvents = (hours: number) =>
  company.sql('UPDATE mlm_payout_events SET occurred_at = occurred_at - ? * 3600000000', [hours]);
const dateMigrations = (hours: number) =>
  company.sql('UPDATE mlm_payout_migrations SET applied_at = DATE_SUB(UTC_TIMESTAMP(6), INTERVAL ? HOUR)', [
    hours,
  ]);

/** When the row was last written, which nothing has put on record yet. */
const dateSwitch = (hours: number) =>
  company.sql(
    `UPDATE mlm_settings SET created_at = DATE_SUB(NOW(), INTERVAL ? HOUR), updated_at = NULL
      WHERE setting_key = 'payout_automation_enabled'`,
    [hours],
  );

it.each([
  { given: 'a batch', payload: { force: true } },
  { given: 'a skip for too little', payload: { minAmount: '1000000.00' } },
])('overdue is counted from $given on', async ({ payload }) => {
  await givenCommissions(company, [{}]);
  await dateSwitch(100);
  expect(await measured()).toMatchObject({ RunOverdue: 1 });
  await company.invoke(payload);
  expect(await measured()).toMatchObject({ RunOverdue: 0 });
  await ageRuns(26 * 60);
  await ageEvents(26);
  expect(await measured()).toMatchObject({ RunOverdue: 1 });
  await givenSettings(company, { interval_hours: '48' });
  expect(await measured()).toMatchObject({ RunOverdue: 0 });
});

it('overdue is not ended by a scheduled run that was skipped for the interval: nobody was paid', async () => {
  await dateSwitch(100);
  await givenCommissions(company, [{}]);
  const at = (hours: number) =>
    new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
  expect(await company.invoke(scheduleEvent(at(2)))).toMatchObject({ outcome: 'created' });
  await ageRuns(26 * 60);
  await ageEvents(26);
  expect(await company.invoke(scheduleEvent(at(1)))).toMatchObject({ reason: 'interval' });
  expect(await measured()).toMatchObject({ RunOverdue: 1 });
});

it.each([
  {
    by: 'a person',
    enable: () => setSettings(company, { enabled: '1' }),
  },
  { by: 'SQL', enable: () => givenSettings(company, { enabled: '1' }) },
  {
    by: 'SQL, which a run has put on record',
    enable: async () => {
      await givenSettings(company, { enabled: '1' });
      await company.invoke({ minAmount: '1' });
      await company.sql('DELETE FROM mlm_payout_runs ORDER BY id DESC LIMIT 1');
      await company.sql(`UPDATE mlm_settings SET updated_at = DATE_SUB(NOW(), INTERVAL 240 HOUR)`);
    },
  },
])(
  'overdue does not ring where automation is enabled by $by after ten days, then counts from there',
  async ({ enable }) => {
    await setSettings(company, { enabled: '0' });
    await company.invoke(scheduleEvent());
    await ageRuns(240 * 60);
    await ageEvents(240);
    await dateSwitch(240);
    await enable();
    expect(await measured()).toMatchObject({ RunOverdue: 0 });
    await ageEvents(26);
    await dateSwitch(26);
    expect(await measured()).toMatchObject({ RunOverdue: 1 });
  },
);

it('overdue is not ended by runs that are skipped while automation is disabled', async () => {
  await dateSwitch(100);
  await givenSettings(company, { enabled: '0' });
  await company.invoke(scheduleEvent());
  await company.sql('DELETE FROM mlm_payout_events');
  await givenSettings(company, { enabled: '1' });
  await dateSwitch(100);
  expect(await measured()).toMatchObject({ RunOverdue: 1 });
});

it('overdue is not ended by a run that failed, even of a setting that does not parse', async () => {
  await givenSettings(company, { enabled: 'yes' });
  expect(await company.invoke({})).toMatchObject({ errorType: 'SettingsInvalid' });
  expect(await measured()).toMatchObject({ RunOverdue: 1 });
  await givenSettings(company, { enabled: '0' });
  expect(await measured()).toMatchObject({ RunOverdue: 0 });
});

it('overdue counts from the run that ended last, though another began after it', async () => {
  await dateSwitch(240);
  for (const [key, hoursAgo] of Object.entries({ waited: 1, passed: 30 }))
    await company.sql(
      `INSERT INTO mlm_payout_runs (attempt_id, run_key, done_key, trigger_kind, request, outcome, started_at, finished_at)
       VALUES (UUID(), ?, ?, 'manual', '{}', 'created', UTC_TIMESTAMP(6) - INTERVAL 31 HOUR, UTC_TIMESTAMP(6) - INTERVAL ? HOUR)`,
      [key, key, hoursAgo],
    );
  expect(await measured()).toMatchObject({ RunOverdue: 0 });
  await company.sql(`DELETE FROM mlm_payout_runs WHERE run_key = 'waited'`);
  expect(await measured()).toMatchObject({ RunOverdue: 1 });
});
