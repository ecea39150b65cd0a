import * as z from 'zod';
import { SETTINGS_PREFIX, type SettingRow, settingNameOf } from '../../domain/settings/payout-settings.ts';
import type { Read, SqlParams, Write } from '../statement.ts';
import { IS_SETTING, SETTINGS_PARAMS } from './settings-seen.ts';

/** The settings alone, for whom the record of their changes is none of its business. */
export const readPayoutSettings = (): Read<SettingRow> => ({
  sql: `SELECT s.setting_key AS \`key\`, s.setting_value AS value FROM mlm_settings s WHERE ${IS_SETTING}`,
  params: { settingsPrefix: SETTINGS_PARAMS.settingsPrefix },
  row: z.object({ key: z.string(), value: z.string().nullable() }),
});

/** Who changes settings locks all of them first, in the order of their keys: two changes take their turns. */
export const lockSettings = (): Read<{ key: string }> => ({
  sql: `SELECT s.setting_key AS \`key\` FROM mlm_settings s
         WHERE s.setting_key LIKE :settingsPrefix ORDER BY s.setting_key FOR UPDATE`,
  params: { settingsPrefix: SETTINGS_PARAMS.settingsPrefix },
  row: z.object({ key: z.string() }),
});

/**
 * Written in the order of their keys: two writers lock the rows in one order. Where a row is, it is written as it is spelt:
 * to a key that tells capitals apart, another spelling would be another row.
 */
export const upsertSettings = (
  values: Readonly<Record<string, string | null>>,
  rows: readonly SettingRow[],
): Write => {
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const spelt = new Map(rows.map(({ key }) => [settingNameOf(key), key]));
  const params: SqlParams = Object.fromEntries(
    entries.flatMap(([name, value], index) => [
      [`key${index}`, spelt.get(name) ?? `${SETTINGS_PREFIX}${name}`],
      [`value${index}`, value],
    ]),
  );
  return {
    sql: `INSERT INTO mlm_settings (setting_key, setting_value)
          VALUES ${entries.map((_, index) => `(:key${index}, :value${index})`).join(', ')}
          ON DUPLICATE KEY UPDATE setting_value = VALUES(setting_value)`,
    params,
    expectRows: 'any',
  };
};
