import { DAY, HOUR, MINUTE } from '../basics/durations.ts';
import { dateAfter, dateInZone, startOfDay } from '../basics/zoned-time.ts';

/** Scheduled times, never those of delivery. */
export type SlotHistory = {
  /** Of the last scheduled run that made a batch. */
  readonly lastBatchAt: Date;
  /** The slot of the same schedule before the one in question, whatever came of it; undefined where none is known. */
  readonly slotBeforeAt: Date | undefined;
};

/** Scheduler delivers within a minute and clocks differ. */
export const SCHEDULE_TOLERANCE = 5 * MINUTE;
/** What a clock change can take of the time between two slots; nowhere where payouts are made is it more. */
const CHANGE_MAX = HOUR + SCHEDULE_TOLERANCE;

/** An interval of so many hours that is no number of days: a tenth less, for a clock change makes 11 h of 12. */
const afterHours = (last: number, interval: number): number => last + interval - interval / 10;

/** The first moment of the local day that is so many after the last batch's, at least half the interval later. */
const afterDates = (lastBatchAt: Date, interval: number, timeZone: string): number => {
  const date = dateAfter(dateInZone(lastBatchAt, timeZone), interval / DAY);
  return Math.max(startOfDay(date, timeZone) * 1000, lastBatchAt.getTime() + interval / 2);
};

/**
 * A clock change of the schedule's own zone, which is not known here, can bring two slots onto one business date, 23 h
 * apart. Where the schedule comes no oftener than daily, waiting for its next slot would lose a day; one that comes oftener
 * waits, or its batches would move forward each day.
 */
const afterSlots = ({ lastBatchAt, slotBeforeAt }: SlotHistory, interval: number): number =>
  slotBeforeAt
    ? Math.max(lastBatchAt.getTime() + interval, slotBeforeAt.getTime() + DAY) - CHANGE_MAX
    : Number.POSITIVE_INFINITY;

/**
 * From when on a slot of the schedule is due: the interval has passed since the last batch of a schedule, or, where it is
 * a number of days, so many days of the business time zone. So a day of 23 hours gets its run, and so does the day on which
 * the schedule is moved to an earlier hour.
 */
export const slotDueFrom = (history: SlotHistory, intervalHours: number, timeZone: string): Date => {
  const { lastBatchAt } = history;
  const interval = intervalHours * HOUR;
  const last = lastBatchAt.getTime();
  if (interval % DAY !== 0) return new Date(afterHours(last, interval));
  return new Date(
    Math.min(
      last + interval - SCHEDULE_TOLERANCE,
      afterDates(lastBatchAt, interval, timeZone),
      afterSlots(history, interval),
    ),
  );
};
