import { EditableSettings, type SettingRow, settingsProblems, storedSettings } from './payout-settings.ts';

/** What decides when notices are made that nobody's action makes. */
const NoticeSettings = EditableSettings.pick({ timezone: true, digest_hour: true, reminder_hours: true });

export type NoticeSettings = {
  readonly timezone: string;
  readonly digestHour: number;
  /** 0 = never. */
  readonly reminderHours: number;
  /** What does not parse, and so counts as its default: a digest at another hour is better than none. */
  readonly problems: readonly string[];
};

export const noticeSettings = (rows: readonly SettingRow[]): NoticeSettings => {
  const stored = storedSettings(rows);
  const { data, error } = NoticeSettings.safeParse(stored);
  const unusable = new Set(error?.issues.map(({ path }) => String(path[0])));
  const usable = Object.fromEntries(Object.entries(stored).filter(([name]) => !unusable.has(name)));
  const { timezone, digest_hour, reminder_hours } = data ?? NoticeSettings.parse(usable);
  return {
    timezone,
    digestHour: digest_hour,
    reminderHours: reminder_hours,
    problems: settingsProblems(error, stored),
  };
};
