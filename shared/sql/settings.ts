import * as z from 'zod';
import { SETTINGS_PREFIX, type SettingRow } from '../domain/payout-settings.ts';
import type { Read, SqlParams, Write } from './statement.ts';

/** Every setting of this project in one call; LIKE's "_" is escaped, or the prefix would match its neighbours. */
export const readPayoutSettings = (): Read<SettingRow> => ({
  sql: `SELECT setting_key AS \`key\`, setting_value AS value FROM mlm_settings
         WHERE setting_key LIKE :prefix`,
  params: { prefix: `${SETTINGS_PREFIX.replaceAll('_', '\\_')}%` },
  row: z.object({ key: z.string(), value: z.string().nullable() }),
});

/** Written in the order of their keys: two writers lock the rows in one order. */
export const upsertSettings = (values: Readonly<Record<string, string | null>>): Write => {
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const params: SqlParams = Object.fromEntries(
    entries.flatMap(([name, value], index) => [
      [`key${index}`, `${SETTINGS_PREFIX}${name}`],
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
