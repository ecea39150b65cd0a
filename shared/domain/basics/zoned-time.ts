import { DAY, SECONDS_PER_DAY } from './durations.ts';
import { epochSeconds, instantOf } from './epoch-seconds.ts';

/** Wall-clock arithmetic in an IANA zone. "on" dates are YYYY-MM-DD. */

/** Made once a zone: making one takes a tenth of a millisecond, which a file of a million rows cannot spend on each. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

const offsetFormatOf = (timeZone: string): Intl.DateTimeFormat => {
  const made =
    offsetFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  offsetFormats.set(timeZone, made);
  return made;
};

const offsetSecondsAt = (seconds: number, timeZone: string): number => {
  const parts = offsetFormatOf(timeZone).formatToParts(instantOf(seconds));
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name);
  const [, sign, hours = '0', minutes = '0', odd = '0'] = match ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(odd));
};

/** True for a zone name that this runtime knows, e.g. Asia/Kolkata. */
export const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
};

/**
 * The first second of a calendar day in the zone. Where clocks change at midnight it comes twice, and the first counts,
 * or not at all, and the day begins at the change; both ways it is one of two instants.
 */
export const startOfDay = (date: string, timeZone: string): number => {
  const utcMidnight = epochSeconds(new Date(`${date}T00:00:00Z`));
  const offsets = [-SECONDS_PER_DAY, SECONDS_PER_DAY].map((away) =>
    offsetSecondsAt(utcMidnight + away, timeZone),
  );
  const earlier = utcMidnight - Math.max(...offsets);
  const isMidnight = earlier + offsetSecondsAt(earlier, timeZone) === utcMidnight;
  return isMidnight ? earlier : utcMidnight - Math.min(...offsets);
};

/** The calendar day so many days later, as text. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The calendar day after, as text. */
export const nextDate = (date: string): string => dateAfter(date, 1);

/** The instant as ISO 8601 wall time of the zone with its offset, to the second, e.g. 2026-11-22T02:00:00+05:30. */
export const isoInZone = (at: Date, timeZone: string): string => {
  const seconds = epochSeconds(at);
  const offset = offsetSecondsAt(seconds, timeZone);
  const wall = instantOf(seconds + offset)
    .toISOString()
    .slice(0, 19);
  const minutes = Math.abs(offset) / 60;
  const text = [Math.floor(minutes / 60), Math.floor(minutes % 60)]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return `${wall}${offset < 0 ? '-' : '+'}${text}`;
};

/** The calendar day of an instant in the zone, YYYY-MM-DD. */
export const dateInZone = (at: Date, timeZone: string): string => isoInZone(at, timeZone).slice(0, 10);

/** The wall clock of the zone to the second, as spreadsheets read it; whoever writes it names the zone beside it. */
export const wallTimeInZone = (at: Date, timeZone: string): string =>
  isoInZone(at, timeZone).slice(0, 19).replace('T', ' ');
