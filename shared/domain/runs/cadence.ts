import { HOUR, HOURS_PER_DAY } from '../basics/durations.ts';
import { SettingsInvalid } from '../basics/failures.ts';
import { parsePayoutSettings } from '../settings/parse-payout-settings.ts';
import { type PayoutSettings, type SettingRow, settingNameOf } from '../settings/payout-settings.ts';

/** Whether runs are wanted, and how far apart. */
export type Cadence = Pick<PayoutSettings, 'enabled' | 'interval_hours'>;

const CADENCE_NAMES = ['enabled', 'interval_hours'];

/** Of the settings those two alone; undefined where one does not parse or is found twice, which stops every run. */
export const cadenceIn = (settings: readonly SettingRow[]): Cadence | undefined => {
  try {
    return parsePayoutSettings(settings.filter(({ key }) => CADENCE_NAMES.includes(settingNameOf(key))));
  } catch (error) {
    if (error instanceof SettingsInvalid) return undefined;
    throw error;
  }
};

/**
 * Within how long a daily schedule brings a run: the interval only keeps runs apart, so one shorter than a day promises no
 * more than the schedule, and one that is longer is waited for until the schedule's next slot.
 */
export const expectedWithin = (intervalHours: number): number =>
  Math.max(Math.ceil(intervalHours / HOURS_PER_DAY), 1) * HOURS_PER_DAY * HOUR;
