import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../../shared/domain/basics/failures.ts';
import { commissionWindow } from '../../../../shared/domain/runs/commission-window.ts';
import { aRequest, day, instant, settingsOf } from './requests.ts';

const startedAt = new Date('2026-11-22T20:30:00Z');

const windowOf = (options: Parameters<typeof aRequest>[0], timezone = 'Asia/Kolkata') => {
  const found = commissionWindow(aRequest(options), settingsOf({ timezone }), startedAt);
  const text = (seconds: number | undefined) =>
    seconds && new Date(seconds * 1000).toISOString().replace('.000', '');
  return { from: text(found.fromSeconds), to: text(found.toSeconds) };
};

describe('commissionWindow', () => {
  it.each([
    { given: 'nothing: seven days of 24 h', options: {}, from: '2026-11-15T20:30:00Z', to: undefined },
    {
      given: 'a lookback of a day',
      options: { lookbackDays: 1 },
      from: '2026-11-21T20:30:00Z',
      to: undefined,
    },
    {
      given: 'a lookback of 0: no lower bound',
      options: { lookbackDays: 0 },
      from: undefined,
      to: undefined,
    },
    {
      given: 'a bare dateFrom: its local midnight',
      options: { dateFrom: day('2026-11-20') },
      from: '2026-11-19T18:30:00Z',
      to: undefined,
    },
    {
      given: 'dateFrom beside lookbackDays: lookbackDays is ignored',
      options: { dateFrom: day('2026-01-01'), lookbackDays: 1 },
      from: '2025-12-31T18:30:00Z',
      to: undefined,
    },
    {
      given: 'one day from and to: the whole day',
      options: { dateFrom: day('2026-11-20'), dateTo: day('2026-11-20') },
      from: '2026-11-19T18:30:00Z',
      to: '2026-11-20T18:30:00Z',
    },
    {
      given: 'instants: both included, to the second',
      options: {
        dateFrom: instant('2026-11-20T00:00:00+05:30'),
        dateTo: instant('2026-11-20T00:00:00+05:30'),
      },
      from: '2026-11-19T18:30:00Z',
      to: '2026-11-19T18:30:01Z',
    },
    {
      given: 'fractions of a second: only whole seconds inside',
      options: { dateFrom: instant('2026-11-20T00:00:00.001Z'), dateTo: instant('2026-11-20T00:00:05.999Z') },
      from: '2026-11-20T00:00:01Z',
      to: '2026-11-20T00:00:06Z',
    },
    {
      given: 'dateTo alone, within the lookback',
      options: { dateTo: day('2026-11-20') },
      from: '2026-11-15T20:30:00Z',
      to: '2026-11-20T18:30:00Z',
    },
  ])('$given', ({ options, from, to }) => {
    expect(windowOf(options)).toEqual({ from, to });
  });

  it.each([
    { given: 'clocks go forward: 23 hours', date: '2026-03-29', hours: 23 },
    { given: 'clocks go back: 25 hours', date: '2026-10-25', hours: 25 },
    { given: 'any other day', date: '2026-11-20', hours: 24 },
  ])('a day of Berlin, $given', ({ date, hours }) => {
    const request = aRequest({ dateFrom: day(date), dateTo: day(date) });
    const { fromSeconds = 0, toSeconds = 0 } = commissionWindow(
      request,
      settingsOf({ timezone: 'Europe/Berlin' }),
      startedAt,
    );
    expect((toSeconds - fromSeconds) / 3600).toBe(hours);
  });

  it('takes the lookback of the settings where the request has none', () => {
    const { fromSeconds } = commissionWindow(aRequest({}), settingsOf({ lookback_days: 3 }), startedAt);
    expect(fromSeconds).toBe(Date.parse('2026-11-19T20:30:00Z') / 1000);
  });

  it.each([
    {
      given: 'days the wrong way round',
      options: { dateFrom: day('2026-11-21'), dateTo: day('2026-11-20') },
      message:
        'the window from 2026-11-20T18:30:00.000Z to 2026-11-20T18:30:00.000Z holds nothing: dateFrom is after dateTo',
    },
    {
      given: 'instants a second the wrong way round',
      options: { dateFrom: instant('2026-11-20T00:00:01Z'), dateTo: instant('2026-11-20T00:00:00Z') },
      message: 'dateFrom is after dateTo',
    },
    {
      given: 'a dateTo before the lookback begins',
      options: { dateTo: day('2026-01-31') },
      message: 'dateTo lies before the lookback of 7 days; give dateFrom, or lookbackDays 0',
    },
    {
      given: 'a dateTo before a lookback of one day begins',
      options: { dateTo: day('2026-01-31'), lookbackDays: 1 },
      message: 'dateTo lies before the lookback of 1 day; give dateFrom, or lookbackDays 0',
    },
  ])('refuses $given', ({ options, message }) => {
    expect(() => windowOf(options)).toThrow(InvalidInput);
    expect(() => windowOf(options)).toThrow(message);
  });
});
