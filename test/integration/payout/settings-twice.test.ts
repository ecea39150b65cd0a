import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineAsOps } from '../../support/ask-doctor.ts';
import { askOps, setSettings } from '../../support/ask-ops.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { everyTable, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { addSetting, settingRows, withoutUniqueKey } from '../../support/settings-table.ts';
import { readStatus } from '../../support/status.ts';

let company: PayoutStack;
beforeEach(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await givenCommissions(company, [{}, {}]);
});
afterEach(() => company.discard());

const count = async (what: string): Promise<number> =>
  Number((await company.sql(`SELECT COUNT(*) AS n FROM ${what}`))[0]?.['n']);

const NAMED =
  'payout_automation_enabled stands in mlm_settings in 3 rows: ["0","1","1"]: expected one row; delete all but the one that is right';

describe('the switch in three rows, where the host writes it into a table without a unique key,', () => {
  beforeEach(async () => {
    await withoutUniqueKey(company);
    await addSetting(company, 'enabled', '0');
    await addSetting(company, 'enabled', '1');
  });

  it('stops every run by name, and what is recorded of that makes no row more', async () => {
    const before = await settingRows(company);
    for (const payload of [{}, { force: true }, { dryRun: true }]) {
      expect(await company.invoke(payload)).toMatchObject({
        errorType: 'SettingsInvalid',
        errorMessage: expect.stringContaining(NAMED),
      });
    }
    expect(await settingRows(company)).toEqual(before);
    expect(await count('mlm_payout_batches')).toBe(0);
    const runs = await company.sql('SELECT outcome, error_type, error FROM mlm_payout_runs ORDER BY id');
    const failed = {
      outcome: 'failed',
      error_type: 'SettingsInvalid',
      error: expect.stringContaining(NAMED),
    };
    expect(runs).toEqual([failed, failed]);
    expect(await count(`mlm_notification_log WHERE type = 'payout_run_failed'`)).toBe(2);
    expect(await count(`mlm_payout_events WHERE action = 'run_failed'`)).toBe(2);
  });

  it('is told by whoever shows settings, and changed by nobody', async () => {
    await givenPeople(company);
    const as = await signedIn(company);
    const before = await everyTable(company);
    const { settings } = await askOps(company, 'settings.get', { args: { key: 'enabled' } });
    expect(settings).toMatchObject([
      {
        key: 'enabled',
        value: null,
        stored: 'in 3 rows: ["0","1","1"]',
        problem: expect.stringMatching(/^expected one row/),
      },
    ]);
    expect(await setSettings(company, { max_items: '5' })).toMatchObject({
      errorType: 'SettingsInvalid',
      errorMessage: expect.stringContaining(NAMED),
    });
    expect((await readStatus(company)).settingsProblem).toContain(NAMED);
    const asked = { settings: { max_items: '5' }, reason: 'x' };
    expectRefused(await as.adi.put('/api/settings', asked), 'settings-invalid', /in 3 rows/);
    const shown = await Promise.all(
      ['/api/settings', '/api/inbox', '/api/me', '/api/people/11', '/api/batches'].map((path) =>
        as.adi.get(path),
      ),
    );
    expect(shown.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await everyTable(company)).toEqual(before);
    expect((await examineAsOps(company)).finding('setting_doubled')).toMatchObject({
      severity: 'wrong',
      count: 1,
      advice: expect.stringMatching(/DELETE FROM mlm_settings .*ADD UNIQUE KEY/),
      rows: ['0', '1', '1'].map((settingValue) => ({
        settingKey: 'payout_automation_enabled',
        settingValue,
        problem: NAMED,
      })),
    });
  });

  it('stops no notice: what the notice function reads twice counts as its default, and is said', async () => {
    await addSetting(company, 'digest_hour', '1');
    await addSetting(company, 'digest_hour', '2');
    expect((await company.invoke({}, 'notice')).errorType).toBeUndefined();
    expect(JSON.stringify(await company.invoke({ dryRun: true }))).toMatch(/digest_hour stands .* in 2 rows/);
  });

  it('once all but one are deleted and the key is unique, the runs go on', async () => {
    await company.sql(`DELETE FROM mlm_settings WHERE setting_value = '0'`);
    await company.sql(`DELETE FROM mlm_settings ORDER BY id DESC LIMIT 1`);
    await company.sql('ALTER TABLE mlm_settings ADD UNIQUE KEY uq_setting_key (setting_key)');
    expect((await company.invoke({})).outcome).toBe('created');
    expect((await settingsOf(company))['last_error']).toBeNull();
  });
});
