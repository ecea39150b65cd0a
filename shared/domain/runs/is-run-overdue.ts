import { HOUR } from '../basics/durations.ts';
import { automationSince, latestOf, type SwitchRecord } from '../settings/automation-switch.ts';
import type { SettingRow } from '../settings/payout-settings.ts';
import { cadenceIn, expectedWithin } from './cadence.ts';

/** When the schedule was last seen to work, or began to be expected to. */
export type RunEvidence = SwitchRecord & {
  /** End of the last run that made a batch, or found too little for one. */
  readonly lastRanAt: Date | undefined;
};

/** A run takes minutes, is tried three times, and may wait for another. */
const GRACE = HOUR;

const isPast = (since: Date | undefined, within: number, now: Date): boolean =>
  since !== undefined && now.getTime() - since.getTime() > within + GRACE;

/**
 * Whether a run should have ended by now. One that failed is no evidence, nor is one skipped because automation is disabled
 * or a batch was made before: neither shows that anybody is paid. So that enabling rings nothing, it is counted from then on.
 */
export const isRunOverdue = (settings: readonly SettingRow[], evidence: RunEvidence, now: Date): boolean => {
  const { lastRanAt, migratedAt } = evidence;
  const cadence = cadenceIn(settings);
  // It stops every run, and does not say that none is wanted: then a day is expected to bring one.
  if (!cadence) return isPast(lastRanAt ?? migratedAt, expectedWithin(0), now);
  if (!cadence.enabled) return false;
  const since = latestOf(lastRanAt, automationSince(true, evidence));
  return isPast(since, expectedWithin(cadence.interval_hours), now);
};
