import { instantOf } from '../../../../shared/domain/basics/epoch-seconds.ts';
import { nextDate, startOfDay } from '../../../../shared/domain/basics/zoned-time.ts';

/** The last second of a day in the zone, as the API takes an instant. */
export const endOfDay = (date: string, timeZone: string): string =>
  instantOf(startOfDay(nextDate(date), timeZone) - 1).toISOString();
