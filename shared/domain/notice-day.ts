import type { NoticeSettings } from './notice-settings.ts';
import { isoInZone } from './zoned-time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A moment as those who read notices see it. */
export type NoticeDay = {
  readonly at: Date;
  readonly timezone: string;
  /** The business day, YYYY-MM-DD. Digests and reminders come at most once in it. */
  readonly date: string;
  /** The day before. */
  readonly dateBefore: string;
  /** Whether the hour of the digest has come; a day that is over without one is not made up for. */
  readonly digestIsDue: boolean;
  /** Whoever has waited since then, or was reminded then, is to be reminded; null = nobody is. */
  readonly remindBefore: Date | null;
};

export const noticeDay = (settings: NoticeSettings, at: Date): NoticeDay => {
  const { timezone, digestHour, reminderHours } = settings;
  const local = isoInZone(Math.floor(at.getTime() / 1000), timezone);
  const date = local.slice(0, 10);
  return {
    at,
    timezone,
    date,
    dateBefore: new Date(Date.parse(`${date}T00:00:00Z`) - DAY).toISOString().slice(0, 10),
    digestIsDue: Number(local.slice(11, 13)) >= digestHour,
    remindBefore: reminderHours === 0 ? null : new Date(at.getTime() - reminderHours * HOUR),
  };
};
