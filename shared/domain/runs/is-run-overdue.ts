import { HOUR } from '../basics/durations.ts';
import { SettingsInvalid } from '../basics/failures.ts';
import {
  type PayoutSettings,
  parsePayoutSettings,
  SETTINGS_PREFIX,
  type SettingRow,
} from '../settings/payout-settings.ts';

/** When the schedule was last seen to work, or began to be expected. */
export type RunEvidence = {
  /** End of the last run that made a batch or was skipped; a failed one is no evidence. */
  readonly lastFinishedAt: Date | undefined;
  /** When the first migration was applied: from then on the schedule is there. */
  readonly migratedAt: Date | undefined;
};

type Cadence = Pick<PayoutSettings, 'enabled' | 'interval_hours'>;

const HOURS_PER_DAY = 24;
/** A run takes minutes, is tried three times, and may wait for another. */
const GRACE_HOURS = 1;

const CADENCE_KEYS = ['enabled', 'interval_hours'].map((name) => `${SETTINGS_PREFIX}${name}`);

/** A setting that does not parse stops every run, and does not say that none is wanted: then a day is expected to bring one. */
const cadenceIn = (settings: readonly SettingRow[]): Cadence => {
  try {
    return parsePayoutSettings(settings.filter(({ key }) => CADENCE_KEYS.includes(key)));
  } catch (error) {
    if (error instanceof SettingsInvalid) return { enabled: true, interval_hours: 0 };
    throw error;
  }
};

/**
 * Whether a run should have ended by now. Every skip counts, that of disabled automation too: it shows that the schedule
 * fires, so enabling rings nothing. The interval only keeps runs apart: one shorter than a day promises no more than the
 * daily schedule, one longer is waited for.
 */
export const isRunOverdue = (
  settings: readonly SettingRow[],
  { lastFinishedAt, migratedAt }: RunEvidence,
  now: Date,
): boolean => {
  const { enabled, interval_hours: intervalHours } = cadenceIn(settings);
  const since = lastFinishedAt ?? migratedAt;
  if (!enabled || !since) return false;
  const expectedWithinHours = Math.max(intervalHours, HOURS_PER_DAY) + GRACE_HOURS;
  return now.getTime() - since.getTime() > expectedWithinHours * HOUR;
};
