import { windowStart } from '../../domain/runs/commission-window.ts';
import type { SettingRow } from '../../domain/settings/payout-settings.ts';
import { standingSettings } from '../../domain/settings/standing-settings.ts';
import { type SurveyWindow, surveyWindow } from '../../sql/runs/survey-window.ts';

/** Where a run of the schedule would look now; without settings that parse, everywhere, and none comes. */
export const usualWindow = (rows: readonly SettingRow[], at: Date): SurveyWindow => {
  const lookbackDays = standingSettings(rows).settings?.lookback_days;
  const fromSeconds = lookbackDays === undefined ? undefined : windowStart(at, lookbackDays);
  return surveyWindow({ fromSeconds, toSeconds: undefined, dueFromSeconds: undefined });
};
