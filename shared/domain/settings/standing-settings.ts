import { SettingsInvalid } from '../basics/failures.ts';
import { parsePayoutSettings } from './parse-payout-settings.ts';
import type { PayoutSettings, SettingRow } from './payout-settings.ts';

export type StandingSettings = {
  readonly settings: PayoutSettings | undefined;
  readonly problem: string | null;
};

/** A setting that does not parse stops every run, but not whoever says so. */
export const standingSettings = (rows: readonly SettingRow[]): StandingSettings => {
  try {
    return { settings: parsePayoutSettings(rows), problem: null };
  } catch (error) {
    if (error instanceof SettingsInvalid) return { settings: undefined, problem: error.message };
    throw error;
  }
};
