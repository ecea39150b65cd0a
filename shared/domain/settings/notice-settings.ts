import { EditableSettings, type SettingRow } from './payout-settings.ts';
import { usableSettings } from './usable-settings.ts';

/** What decides when notices are made that nobody's action makes, and when what is kept goes. */
const NoticeSettings = EditableSettings.pick({
  timezone: true,
  digest_hour: true,
  reminder_hours: true,
  keep_answers_days: true,
  keep_runs_days: true,
  keep_notices_days: true,
});

/** Each in days; 0 = for ever. */
export type KeptDays = { readonly answers: number; readonly runs: number; readonly notices: number };

export type NoticeSettings = {
  readonly timezone: string;
  readonly digestHour: number;
  /** 0 = never. */
  readonly reminderHours: number;
  readonly keptDays: KeptDays;
  /** What does not parse, and so counts as its default: a digest at another hour is better than none. */
  readonly problems: readonly string[];
};

export const noticeSettings = (rows: readonly SettingRow[]): NoticeSettings => {
  const { settings, problems } = usableSettings(NoticeSettings, rows);
  const { timezone, digest_hour: digestHour, reminder_hours: reminderHours } = settings;
  const keptDays = {
    answers: settings.keep_answers_days,
    runs: settings.keep_runs_days,
    notices: settings.keep_notices_days,
  };
  return { timezone, digestHour, reminderHours, keptDays, problems };
};
