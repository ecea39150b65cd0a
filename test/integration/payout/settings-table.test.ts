import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSettings } from '../../support/ask-ops.ts';
import { engine } from '../../support/engine.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { addSetting, settingRows, withCollation, withoutUniqueKey } from '../../support/settings-table.ts';

let company: PayoutStack;
beforeEach(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await givenCommissions(company, [{}, {}]);
});
afterEach(() => company.discard());

describe('a table that takes a key twice', () => {
  const ALTER = /no UNIQUE key on setting_key alone.*ALTER TABLE mlm_settings ADD UNIQUE KEY/;

  it.each([
    { given: 'without a unique key', make: () => withoutUniqueKey(company) },
    {
      given: 'whose unique key has a second column',
      make: async () => {
        await withoutUniqueKey(company);
        await company.sql('ALTER TABLE mlm_settings ADD UNIQUE KEY uq_both (setting_key, created_at)');
      },
    },
    {
      given: 'whose unique key is of a beginning',
      make: async () => {
        await withoutUniqueKey(company);
        await company.sql('ALTER TABLE mlm_settings ADD UNIQUE KEY uq_begin (setting_key(40))');
      },
    },
  ])('$given is written by no run and no change', async ({ make }) => {
    await make();
    const before = await settingRows(company);
    for (const payload of [{}, { dryRun: true }]) {
      expect(await company.invoke(payload)).toMatchObject({
        errorType: 'SettingsInvalid',
        errorMessage: expect.stringMatching(ALTER),
      });
    }
    expect(await setSettings(company, { max_items: '5' })).toMatchObject({
      errorType: 'SettingsInvalid',
      errorMessage: expect.stringMatching(ALTER),
    });
    expect(await settingRows(company)).toEqual(before);
  });
});

describe('under a collation that tells spellings apart', () => {
  it.each(['Payout_Automation_Enabled', 'PAYOUT_AUTOMATION_ENABLED', 'payout_automation_ENABLED'])(
    '%s beside the switch stops the run by name',
    async (key) => {
      await withCollation(company, 'utf8mb4_bin');
      await company.sql('INSERT INTO mlm_settings (setting_key, setting_value) VALUES (?, ?)', [key, '0']);
      expect(await company.invoke({})).toMatchObject({
        errorType: 'SettingsInvalid',
        errorMessage: expect.stringMatching(
          new RegExp(`payout_automation_enabled stands .* in 2 rows: .*spelt .*"${key}"`),
        ),
      });
      expect(await settingRows(company)).toHaveLength(2);
    },
  );

  it('a blank at the end is no other setting', async () => {
    await withCollation(company, engine.name === 'mysql' ? 'utf8mb4_0900_ai_ci' : 'utf8mb4_nopad_bin');
    await addSetting(company, 'enabled ', '0');
    expect(await company.invoke({})).toMatchObject({
      errorType: 'SettingsInvalid',
      errorMessage: expect.stringMatching(
        /enabled stands .* in 2 rows: \["0","1"\], spelt \["payout_automation_enabled ",/,
      ),
    });
  });

  it('a setting in capitals is written where it stands, and no row beside it', async () => {
    await withCollation(company, 'utf8mb4_bin');
    await company.sql(`UPDATE mlm_settings SET setting_key = 'PAYOUT_AUTOMATION_ENABLED'`);
    await addSetting(company, 'LAST_ERROR', 'x');
    expect((await company.invoke({})).outcome).toBe('created');
    expect((await company.invoke({})).outcome).toBe('skipped');
    expect((await setSettings(company, { enabled: '0' })).outcome).toBe('changed');
    const rows = await settingRows(company);
    expect(rows.map(({ k }) => k)).toEqual(
      expect.arrayContaining(['PAYOUT_AUTOMATION_ENABLED', 'payout_automation_LAST_ERROR']),
    );
    expect(new Set(rows.map(({ k }) => String(k).toLowerCase())).size).toBe(rows.length);
  });
});

it('what nobody reads may stand there twice', async () => {
  await withCollation(company, 'utf8mb4_bin');
  await addSetting(company, 'digest_colour', 'red');
  await addSetting(company, 'Digest_Colour', 'blue');
  expect((await company.invoke({})).outcome).toBe('created');
});
