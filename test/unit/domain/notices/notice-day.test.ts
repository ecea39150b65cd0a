import { describe, expect, it } from 'vitest';
import { digestSince } from '../../../../shared/domain/notices/digest-since.ts';
import { noticeDay } from '../../../../shared/domain/notices/notice-day.ts';
import { noticeSettings } from '../../../../shared/domain/settings/notice-settings.ts';

const KEPT_DAYS = { answers: 7, runs: 0, notices: 0 };
const settings = {
  timezone: 'Asia/Kolkata',
  digestHour: 9,
  reminderHours: 24,
  keptDays: KEPT_DAYS,
  problems: [],
};
const day = (at: string, given: Partial<typeof settings> = {}) =>
  noticeDay({ ...settings, ...given }, new Date(at));

describe('the day of a notice', () => {
  it.each([
    { at: '2026-11-22T03:29:59.999Z', date: '2026-11-22', digestIsDue: false },
    { at: '2026-11-22T03:30:00Z', date: '2026-11-22', digestIsDue: true },
    { at: '2026-11-22T18:29:59Z', date: '2026-11-22', digestIsDue: true },
    { at: '2026-11-22T18:30:00Z', date: '2026-11-23', digestIsDue: false },
    { at: '2026-12-31T18:30:00Z', date: '2027-01-01', digestIsDue: false },
  ])('at $at is $date in India, digest due: $digestIsDue', ({ at, date, digestIsDue }) => {
    expect(day(at)).toMatchObject({ date, digestIsDue });
  });

  it('begins with its digest where digest_hour is 0', () => {
    expect(day('2026-11-22T18:30:00Z', { digestHour: 0 }).digestIsDue).toBe(true);
  });

  it('knows the day before, over the ends of months too', () => {
    expect(day('2027-03-01T00:00:00Z').dateBefore).toBe('2027-02-28');
  });

  it.each([
    { reminderHours: 0, dates: [] },
    { reminderHours: 1, dates: ['2026-11-22'] },
    { reminderHours: 6, dates: ['2026-11-21', '2026-11-22'] },
    { reminderHours: 24, dates: ['2026-11-21', '2026-11-22'] },
    { reminderHours: 48, dates: ['2026-11-20', '2026-11-21', '2026-11-22'] },
  ])('looks for reminders of $reminderHours hours on $dates', ({ reminderHours, dates }) => {
    expect(day('2026-11-22T00:00:00Z', { reminderHours }).remindedDates).toEqual(dates);
  });

  it('reminds of what has waited for reminder_hours, and of nothing where that is 0', () => {
    expect(day('2026-11-22T00:00:00Z').remindBefore).toEqual(new Date('2026-11-21T00:00:00Z'));
    expect(day('2026-11-22T00:00:00Z', { reminderHours: 0 }).remindBefore).toBeNull();
  });

  it('looks back no further than 400 days, whatever is set', () => {
    const dates = day('2026-11-22T00:00:00Z', { reminderHours: 87_600 }).remindedDates;
    expect(dates).toHaveLength(400);
    expect(dates.at(-1)).toBe('2026-11-22');
  });
});

describe('what is kept', () => {
  const since = (keptDays: Partial<typeof KEPT_DAYS>) =>
    day('2026-11-22T00:00:00Z', { keptDays: { ...KEPT_DAYS, ...keptDays } }).keptSince;

  it('is for ever where a setting is 0', () => {
    expect(since({ answers: 0 })).toEqual({ answers: null, runs: null, notices: null });
  });

  it('is kept for so many days, runs never for less than 30', () => {
    expect(since({ answers: 1, runs: 90, notices: 365 })).toEqual({
      answers: new Date('2026-11-21T00:00:00Z'),
      runs: new Date('2026-08-24T00:00:00Z'),
      notices: new Date('2025-11-22T00:00:00Z'),
    });
    expect(since({ runs: 1 }).runs).toEqual(new Date('2026-10-23T00:00:00Z'));
  });
});

describe('the settings of notices', () => {
  const rows = (settingsGiven: Readonly<Record<string, string | null>>) =>
    Object.entries(settingsGiven).map(([name, value]) => ({ key: `payout_automation_${name}`, value }));

  it('have defaults', () => {
    const defaults = {
      timezone: 'Asia/Kolkata',
      digestHour: 9,
      reminderHours: 24,
      keptDays: KEPT_DAYS,
      problems: [],
    };
    expect(noticeSettings([])).toEqual(defaults);
    expect(noticeSettings(rows({ timezone: '', digest_hour: 'null', reminder_hours: null }))).toEqual(
      defaults,
    );
    expect(noticeSettings(rows({ min_amount: 'abc' }))).toEqual(defaults);
  });

  it('that do not parse count as their defaults alone, and are named', () => {
    expect(noticeSettings(rows({ digest_hour: '24', reminder_hours: '6', timezone: 'UTC' }))).toEqual({
      timezone: 'UTC',
      digestHour: 9,
      reminderHours: 6,
      keptDays: KEPT_DAYS,
      problems: ['payout_automation_digest_hour is "24": expected a whole number from 0 to 23'],
    });
  });
});

describe('a digest tells what happened', () => {
  const at = new Date('2026-11-22T03:30:00Z');

  it.each([
    {
      given: 'the day before’s digest',
      endedBefore: '2026-11-21T03:31:07.123Z',
      since: '2026-11-21T03:31:07.123Z',
    },
    { given: 'none the day before', endedBefore: null, since: '2026-11-21T03:30:00.000Z' },
    { given: 'one that says nothing of itself', endedBefore: 'x', since: '2026-11-21T03:30:00.000Z' },
    { given: 'one from the future', endedBefore: '2026-11-22T03:31:00Z', since: '2026-11-21T03:30:00.000Z' },
    { given: 'one of long ago', endedBefore: '2026-11-20T03:29:59Z', since: '2026-11-21T03:30:00.000Z' },
  ])('after $given: since $since', ({ endedBefore, since }) => {
    expect(digestSince(endedBefore, at).toISOString()).toBe(since);
  });
});
