import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../../shared/domain/basics/epoch-seconds.ts';
import {
  isoInZone,
  isTimeZone,
  nextDate,
  startOfDay,
  wallTimeInZone,
} from '../../../../shared/domain/basics/zoned-time.ts';

const seconds = (instant: string): number => Date.parse(instant) / 1000;

const ZONES = [
  'Asia/Kolkata',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Atlantic/Azores',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];

describe('startOfDay', () => {
  it.each([
    { given: 'Kolkata', zone: 'Asia/Kolkata', date: '2026-11-22', at: '2026-11-21T18:30:00Z' },
    { given: 'UTC', zone: 'UTC', date: '2026-11-22', at: '2026-11-22T00:00:00Z' },
    { given: 'Berlin in summer', zone: 'Europe/Berlin', date: '2026-07-01', at: '2026-06-30T22:00:00Z' },
    {
      given: 'Berlin, clocks go forward',
      zone: 'Europe/Berlin',
      date: '2026-03-29',
      at: '2026-03-28T23:00:00Z',
    },
    { given: 'Berlin, the day after', zone: 'Europe/Berlin', date: '2026-03-30', at: '2026-03-29T22:00:00Z' },
    {
      given: 'Berlin, clocks go back',
      zone: 'Europe/Berlin',
      date: '2026-10-25',
      at: '2026-10-24T22:00:00Z',
    },
    { given: 'Berlin, the day after', zone: 'Europe/Berlin', date: '2026-10-26', at: '2026-10-25T23:00:00Z' },
    { given: 'New York, forward', zone: 'America/New_York', date: '2026-03-08', at: '2026-03-08T05:00:00Z' },
    { given: 'New York, back', zone: 'America/New_York', date: '2026-11-01', at: '2026-11-01T04:00:00Z' },
    {
      given: 'Cairo, midnight is skipped',
      zone: 'Africa/Cairo',
      date: '2024-04-26',
      at: '2024-04-25T22:00:00Z',
    },
    {
      given: 'Santiago, midnight is skipped',
      zone: 'America/Santiago',
      date: '2025-09-07',
      at: '2025-09-07T04:00:00Z',
    },
    {
      given: 'Azores, midnight is skipped',
      zone: 'Atlantic/Azores',
      date: '2025-03-30',
      at: '2025-03-30T01:00:00Z',
    },
    {
      given: 'Havana, midnight comes twice',
      zone: 'America/Havana',
      date: '2025-11-02',
      at: '2025-11-02T04:00:00Z',
    },
    {
      given: 'Amman, midnight comes twice',
      zone: 'Asia/Amman',
      date: '2021-10-29',
      at: '2021-10-28T21:00:00Z',
    },
    {
      given: 'Lord Howe, half an hour',
      zone: 'Australia/Lord_Howe',
      date: '2026-04-05',
      at: '2026-04-04T13:00:00Z',
    },
  ])('$given: $date begins at $at', ({ zone, date, at }) => {
    expect(new Date(startOfDay(date, zone) * 1000).toISOString()).toBe(at.replace('Z', '.000Z'));
  });

  it('is the first second of its day: the second before belongs to the day before', () => {
    const anyDay = fc.integer({
      min: seconds('2020-01-01T00:00:00Z') / 86_400,
      max: seconds('2030-01-01T00:00:00Z') / 86_400,
    });
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...ZONES), (day, zone) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        const start = startOfDay(date, zone);
        expect(isoInZone(instantOf(start), zone).slice(0, 10)).toBe(date);
        expect(isoInZone(instantOf(start - 1), zone).slice(0, 10) < date).toBe(true);
      }),
    );
  });
});

describe('nextDate', () => {
  it.each([
    { date: '2026-11-22', next: '2026-11-23' },
    { date: '2026-12-31', next: '2027-01-01' },
    { date: '2028-02-28', next: '2028-02-29' },
    { date: '2026-02-28', next: '2026-03-01' },
    { date: '2037-12-31', next: '2038-01-01' },
  ])('after $date is $next', ({ date, next }) => {
    expect(nextDate(date)).toBe(next);
  });
});

describe('isoInZone', () => {
  it.each([
    { zone: 'Asia/Kolkata', at: '2026-11-21T20:30:00Z', text: '2026-11-22T02:00:00+05:30' },
    { zone: 'UTC', at: '2026-11-21T20:30:00Z', text: '2026-11-21T20:30:00+00:00' },
    { zone: 'America/New_York', at: '2026-07-01T00:00:00Z', text: '2026-06-30T20:00:00-04:00' },
    { zone: 'America/St_Johns', at: '2026-12-01T00:00:00Z', text: '2026-11-30T20:30:00-03:30' },
    { zone: 'Asia/Kathmandu', at: '2026-12-01T00:00:00Z', text: '2026-12-01T05:45:00+05:45' },
    { zone: 'Europe/Berlin', at: '2026-10-25T00:30:00Z', text: '2026-10-25T02:30:00+02:00' },
    { zone: 'Europe/Berlin', at: '2026-10-25T01:30:00Z', text: '2026-10-25T02:30:00+01:00' },
  ])('in $zone: $text', ({ zone, at, text }) => {
    expect(isoInZone(new Date(at), zone)).toBe(text);
  });

  it('names the very instant, in every zone', () => {
    const anySecond = fc.integer({
      min: seconds('2000-01-01T00:00:00Z'),
      max: seconds('2037-12-31T00:00:00Z'),
    });
    fc.assert(
      fc.property(
        anySecond,
        fc.constantFrom(...ZONES),
        (at, zone) => seconds(isoInZone(instantOf(at), zone)) === at,
      ),
    );
  });
});

describe('wallTimeInZone', () => {
  it('is what the clock shows there, whatever it is within the second', () => {
    const at = new Date('2026-11-27T20:30:00.999Z');
    expect(wallTimeInZone(at, 'Asia/Kolkata')).toBe('2026-11-28 02:00:00');
    expect(wallTimeInZone(at, 'America/New_York')).toBe('2026-11-27 15:30:00');
  });
});

describe('isTimeZone', () => {
  it.each(['Asia/Kolkata', 'UTC', 'Europe/Berlin'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['Asia/Atlantis', 'IST+5', '', 'local'])('does not know "%s"', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
