import { SettingsInvalid } from '../basics/failures.ts';
import { doubledProblems } from './doubled-settings.ts';
import { PayoutSettings, type SettingRow, settingsProblems, storedSettings } from './payout-settings.ts';

/** Reads the rows of mlm_settings. Throws SettingsInvalid naming the key, its value or values, and what was expected. */
export const parsePayoutSettings = (rows: readonly SettingRow[]): PayoutSettings => {
  const stored = storedSettings(rows);
  const { data, error } = PayoutSettings.safeParse(stored);
  const problems = [...doubledProblems(rows), ...settingsProblems(error, stored)];
  if (data && problems.length === 0) return data;
  throw new SettingsInvalid(problems.join('; '));
};
