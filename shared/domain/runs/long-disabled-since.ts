import { HOUR } from '../basics/durations.ts';
import { automationSince, type SwitchRecord } from '../settings/automation-switch.ts';
import type { SettingRow } from '../settings/payout-settings.ts';
import { cadenceIn, expectedWithin } from './cadence.ts';

/** Since when automation has been disabled, where that is for longer than the interval: then a run was missed, and nobody may know. */
export const longDisabledSince = (
  settings: readonly SettingRow[],
  record: SwitchRecord,
  now: Date,
): Date | undefined => {
  const cadence = cadenceIn(settings);
  if (!cadence || cadence.enabled) return undefined;
  const since = automationSince(false, record);
  const interval = cadence.interval_hours * HOUR || expectedWithin(0);
  return since && now.getTime() - since.getTime() > interval ? since : undefined;
};
