import { counted } from '../../../../shared/domain/basics/counted.ts';
import { SettingsInvalid } from '../../../../shared/domain/basics/failures.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';
import type { SettingRow } from '../../../../shared/domain/settings/payout-settings.ts';
import type { FindingRow } from '../../../../shared/events/diagnosis.ts';
import { readPayoutSettings } from '../../../../shared/sql/settings/settings.ts';
import type { Check } from '../check/check.ts';

/** One by one, so that each is told apart. */
const problemOf = (row: SettingRow): FindingRow[] => {
  try {
    parsePayoutSettings([row]);
    return [];
  } catch (error) {
    if (error instanceof SettingsInvalid) {
      return [{ settingKey: row.key, settingValue: row.value, problem: error.message }];
    }
    throw error;
  }
};

/** Each stops every run. */
export const settingUnreadable: Check = {
  name: 'setting_unreadable',
  needs: ['mlm_settings'],
  examine: async ({ database }) => {
    const rows = (await database.read(readPayoutSettings())).flatMap(problemOf);
    if (rows.length === 0) return [];
    return [
      {
        check: 'setting_unreadable',
        severity: 'wrong',
        count: rows.length,
        amount: null,
        message: `${counted(rows.length, 'setting')} of mlm_settings cannot be read: no run of ours starts, as nothing is guessed.`,
        advice:
          "UPDATE mlm_settings SET setting_value = '<a value as expected>' WHERE setting_key = '<settingKey>'",
        rows,
      },
    ];
  },
};
