import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../shared/domain/basics/durations.ts';
import { slotDueFrom } from '../../../../shared/domain/runs/slot-due-from.ts';

const instant = (text: string): Date => new Date(text);

/** Whether a slot is due, the schedule's slot before it being that of the batch unless told otherwise. */
const isDue = (
  last: string,
  at: string,
  {
    hours = 24,
    zone = 'Asia/Kolkata',
    before = last,
  }: { hours?: number; zone?: string; before?: string | undefined } = {},
): boolean => {
  const due = slotDueFrom({ lastBatchAt: instant(last), slotBeforeAt: instant(before) }, hours, zone);
  return instant(at) >= due;
};

describe('a daily interval', () => {
  it.each([
    { given: 'a day later', last: '2026-11-22T20:30:00Z', at: '2026-11-23T20:30:00Z', due: true },
    { given: 'five minutes less', last: '2026-11-22T18:35:00Z', at: '2026-11-23T18:30:00Z', due: true },
    {
      given: 'the cron an hour earlier',
      last: '2026-11-22T20:30:00Z',
      at: '2026-11-23T19:30:00Z',
      due: true,
    },
    {
      given: 'half a day, the next date',
      last: '2026-11-22T08:00:00Z',
      at: '2026-11-22T20:00:00Z',
      due: true,
    },
    { given: 'less than half', last: '2026-11-22T08:00:01Z', at: '2026-11-22T20:00:00Z', due: false },
    {
      given: 'half a day, the same date',
      last: '2026-11-22T19:00:00Z',
      at: '2026-11-23T07:00:00Z',
      due: false,
    },
    { given: 'the same slot', last: '2026-11-22T20:30:00Z', at: '2026-11-22T20:30:00Z', due: false },
    { given: 'an earlier one, late', last: '2026-11-22T20:30:00Z', at: '2026-11-20T20:30:00Z', due: false },
  ])('$given: $due', ({ last, at, due }) => {
    expect(isDue(last, at)).toBe(due);
  });
});

describe('two slots on one date of the business time zone', () => {
  const london = { spring: ['2026-03-29T00:30:00Z', '2026-03-29T23:30:00Z'] } as const;
  const [sunday, monday] = london.spring;
  const zone = 'UTC';

  it('are both due where a clock change brought the second forward', () => {
    expect(isDue(sunday, monday, { zone })).toBe(true);
  });

  it('are not where the schedule comes oftener than daily: its next slot is no day away', () => {
    expect(isDue(sunday, monday, { zone, before: '2026-03-29T22:30:00Z' })).toBe(false);
    expect(isDue(sunday, monday, { zone, before: '2026-03-29T11:30:00Z' })).toBe(false);
  });

  it('are not where nothing is known of the schedule before, nor by more than an hour', () => {
    const due = slotDueFrom({ lastBatchAt: instant(sunday), slotBeforeAt: undefined }, 24, zone);
    expect(due).toEqual(instant('2026-03-30T00:00:00Z'));
    expect(isDue(sunday, '2026-03-29T23:24:59Z', { zone })).toBe(false);
  });
});

describe('other intervals', () => {
  it.each([
    { hours: 12, minutes: 11 * 60, due: true },
    { hours: 12, minutes: 10 * 60 + 48, due: true },
    { hours: 12, minutes: 10 * 60 + 47, due: false },
    { hours: 1, minutes: 54, due: true },
    { hours: 1, minutes: 53, due: false },
    { hours: 36, minutes: 32 * 60 + 24, due: true },
    { hours: 36, minutes: 32 * 60 + 23, due: false },
  ])('$hours h: a tenth less, $minutes minutes: $due', ({ hours, minutes, due }) => {
    const last = '2026-11-22T08:00:00Z';
    expect(isDue(last, new Date(Date.parse(last) + minutes * MINUTE).toISOString(), { hours })).toBe(due);
  });

  it('of several days count those days', () => {
    const last = '2026-11-22T20:30:00Z';
    expect(isDue(last, '2026-11-24T18:29:00Z', { hours: 48, before: '2026-11-24T17:29:00Z' })).toBe(false);
    expect(isDue(last, '2026-11-24T18:30:00Z', { hours: 48, before: '2026-11-24T17:30:00Z' })).toBe(true);
  });
});
