import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../shared/domain/basics/durations.ts';
import { dateInZone, isoInZone } from '../../../../shared/domain/basics/zoned-time.ts';
import { slotDueFrom } from '../../../../shared/domain/runs/slot-due-from.ts';

/** Half-hour and hour changes, north and south, at midnight and by night; and none at all. */
const ZONES = [
  ...['UTC', 'Asia/Kolkata', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'],
  ...['America/Santiago', 'Pacific/Auckland', 'Asia/Beirut', 'America/St_Johns', 'Etc/GMT-1', 'Etc/GMT+11'],
];
/** A month each around the changes of 2026. */
const MONTHS = ['2026-03-01', '2026-04-01', '2026-09-10', '2026-10-15', '2026-11-01'];

/** Wall time of each half hour of a month: reading a clock takes long. */
const halfHours = new Map<string, readonly { readonly at: Date; readonly local: string }[]>();
const halfHoursOf = (zone: string, month: string) => {
  const known = halfHours.get(`${zone} ${month}`);
  if (known) return known;
  const start = Date.parse(`${month}T00:00:00Z`);
  const read = Array.from({ length: 31 * 48 }, (_, index) => {
    const at = new Date(start + index * 30 * MINUTE);
    return { at, local: isoInZone(at, zone) };
  });
  halfHours.set(`${zone} ${month}`, read);
  return read;
};

/** When a cron of this half hour of the local day fires, as Scheduler fires it: not where the time does not exist, once where it comes twice. */
const dailySlots = (zone: string, half: number, month: string): Date[] => {
  const wall = new Date(half * 30 * MINUTE).toISOString().slice(11, 16);
  const firing = halfHoursOf(zone, month).filter(({ local }) => local.slice(11, 16) === wall);
  const days = firing.map(({ local }) => local.slice(0, 10));
  return firing.filter((_, index) => days[index] !== days[index - 1]).map(({ at }) => at);
};

/** The slots that make a batch, each having something to make it of. */
const batchesOf = (slots: readonly Date[], hours: number, zone: string): Date[] => {
  const made: Date[] = [];
  for (const [index, at] of slots.entries()) {
    const lastBatchAt = made.at(-1);
    const due = lastBatchAt && slotDueFrom({ lastBatchAt, slotBeforeAt: slots[index - 1] }, hours, zone);
    if (!due || at >= due) made.push(at);
  }
  return made;
};

const gaps = (made: readonly Date[]): number[] =>
  made.slice(1).map((at, index) => at.getTime() - (made[index]?.getTime() ?? 0));

const zones = fc.constantFrom(...ZONES);
const months = fc.constantFrom(...MONTHS);
const halfHour = fc.integer({ min: 0, max: 47 });

describe('wherever the schedule and the business are, around every clock change', () => {
  it('a daily schedule makes a batch at each of its slots', () => {
    fc.assert(
      fc.property(zones, zones, months, halfHour, (schedule, business, month, half) => {
        const slots = dailySlots(schedule, half, month);
        expect(batchesOf(slots, 24, business)).toEqual(slots);
      }),
      { numRuns: 80 },
    );
  });

  it('and one on each local day, where its time of day is changed by less than half a day towards the morning', () => {
    fc.assert(
      fc.property(zones, months, halfHour, halfHour, fc.nat(20), (zone, month, first, then, day) => {
        fc.pre(first - then < 22);
        const before = dailySlots(zone, first, month).slice(0, day + 5);
        const moved = dateInZone(before.at(-1) ?? new Date(), zone);
        const after = dailySlots(zone, then, month).filter((at) => dateInZone(at, zone) > moved);
        const slots = [...before, ...after];
        expect(batchesOf(slots, 24, zone)).toEqual(slots);
      }),
      { numRuns: 100 },
    );
  });

  it.each([30, 60, 120])(
    'a schedule of each %i minutes makes one batch a business day, a second only where 24 hours end before the day does',
    (minutes) => {
      fc.assert(
        fc.property(zones, months, fc.nat(3), (business, month, offset) => {
          const step = minutes / 30;
          const read = halfHoursOf(business, month).filter((_, index) => index % step === offset % step);
          const dateOf = new Map(read.map(({ at, local }) => [at.getTime(), local.slice(0, 10)]));
          const made = batchesOf(
            read.map(({ at }) => at),
            24,
            business,
          );
          const dates = made.map((at) => dateOf.get(at.getTime()));
          expect(new Set(dates)).toEqual(new Set(dateOf.values()));
          for (const [index, gap] of gaps(made).entries()) {
            expect(gap).toBeGreaterThanOrEqual(
              dates[index] === dates[index + 1] ? DAY - 5 * MINUTE : 12 * HOUR,
            );
          }
        }),
        { numRuns: 8 },
      );
    },
  );

  it('a weekly schedule with an interval of a week makes a batch each week', () => {
    fc.assert(
      fc.property(zones, zones, halfHour, fc.nat(6), (schedule, business, half, weekday) => {
        const daily = ['2026-03-01', '2026-04-01'].flatMap((month) => dailySlots(schedule, half, month));
        const days = [...new Map(daily.map((at) => [at.getTime(), at])).values()];
        const slots = days.filter(
          (at) => new Date(`${dateInZone(at, schedule)}T00:00:00Z`).getUTCDay() === weekday,
        );
        expect(batchesOf(slots, 168, business)).toEqual(slots);
      }),
      { numRuns: 60 },
    );
  });

  it('an interval of days on a daily schedule of the business makes a batch each so many slots', () => {
    const days = fc.integer({ min: 2, max: 5 });
    fc.assert(
      fc.property(zones, months, days, halfHour, (zone, month, every, half) => {
        const slots = dailySlots(zone, half, month);
        // Where the time does not exist on the day of the change, there is a slot less to count.
        fc.pre(slots.length === 31);
        const expected = slots.filter((_, index) => index % every === 0);
        expect(batchesOf(slots, every * 24, zone)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
