import { HOUR } from '../basics/durations.ts';
import { instantOf } from '../basics/epoch-seconds.ts';
import { dateInZone, nextDate, startOfDay } from '../basics/zoned-time.ts';

/** A day between two local midnights of the business time zone: [from, to). */
export type BusinessDay = { readonly date: string; readonly from: Date; readonly to: Date };

/** No local day is longer, and clocks differ: what was made before is of another business day, whatever the time zone. */
const DAY_LENGTH_MAX = 27 * HOUR;

/** An instant before the business day of this one. */
export const beforeBusinessDay = (at: Date): Date => new Date(at.getTime() - DAY_LENGTH_MAX);

/** The business day that the instant lies in. */
export const businessDay = (at: Date, timeZone: string): BusinessDay => {
  const date = dateInZone(at, timeZone);
  const midnight = (day: string): Date => instantOf(startOfDay(day, timeZone));
  return { date, from: midnight(date), to: midnight(nextDate(date)) };
};
