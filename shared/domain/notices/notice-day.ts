import { HOUR } from '../basics/durations.ts';
import { dateAfter, dateInZone, isoInZone, nextDate } from '../basics/zoned-time.ts';
import type { NoticeSettings } from '../settings/notice-settings.ts';
import { type KeptSince, keptSince } from './kept-since.ts';

/** Further back, being reminded is forgotten. */
const REMINDED_DATES_MAX = 400;

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
  /** The business days since then, this one included: what was reminded later was reminded on one of them. */
  readonly remindedDates: readonly string[];
  readonly keptSince: KeptSince;
};

/** The days from the first to the last, the last ones of them where they are too many. */
const datesBetween = (first: string, last: string): string[] => {
  const dates: string[] = [];
  for (let date = first; date <= last; date = nextDate(date)) dates.push(date);
  return dates.slice(-REMINDED_DATES_MAX);
};

export const noticeDay = (settings: NoticeSettings, at: Date): NoticeDay => {
  const { timezone, digestHour, reminderHours, keptDays } = settings;
  const local = isoInZone(at, timezone);
  const date = local.slice(0, 10);
  const remindBefore = reminderHours === 0 ? null : new Date(at.getTime() - reminderHours * HOUR);
  return {
    at,
    timezone,
    date,
    dateBefore: dateAfter(date, -1),
    digestIsDue: Number(local.slice(11, 13)) >= digestHour,
    remindBefore,
    remindedDates: remindBefore ? datesBetween(dateInZone(remindBefore, timezone), date) : [],
    keptSince: keptSince(keptDays, at),
  };
};
