import { describe, expect, it } from 'vitest';
import { isRunOverdue } from '../../../../shared/domain/runs/is-run-overdue.ts';
import { NEVER_SWITCHED } from '../../../../shared/domain/settings/automation-switch.ts';

const now = new Date('2026-11-22T20:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const minute = 1 / 60;

const overdue = (
  settings: Readonly<Record<string, string | null>>,
  lastRan: number | undefined,
  { migrated = 1_000, enabled = migrated }: { migrated?: number; enabled?: number } = {},
) =>
  isRunOverdue(
    Object.entries(settings).map(([name, value]) => ({ key: `payout_automation_${name}`, value })),
    {
      lastRanAt: lastRan === undefined ? undefined : hoursAgo(lastRan),
      lastChange: { at: hoursAgo(enabled), to: '1' },
      writtenAt: hoursAgo(enabled),
      migratedAt: hoursAgo(migrated),
    },
    now,
  );

describe('with the daily interval', () => {
  const daily = { enabled: '1' };

  it.each([
    { given: 'a run an hour ago', hours: 1, is: false },
    { given: 'a run a day and an hour ago', hours: 25, is: false },
    { given: 'a run a minute before that', hours: 25 + minute, is: true },
    { given: 'a run that ends in the future, by another clock', hours: -1, is: false },
  ])('$given: $is', ({ hours, is }) => {
    expect(overdue(daily, hours)).toBe(is);
  });

  it.each([
    { given: 'migrated an hour ago', hours: 1, is: false },
    { given: 'migrated a day and an hour ago', hours: 25, is: false },
    { given: 'migrated two days ago', hours: 48, is: true },
  ])('no run ever, $given: $is', ({ hours, is }) => {
    expect(overdue(daily, undefined, { migrated: hours })).toBe(is);
  });
});

describe('the interval', () => {
  it.each([
    { interval: '0', hours: 25, is: false },
    { interval: '0', hours: 26, is: true },
    // It keeps runs apart; it does not promise that one comes sooner than each day.
    { interval: '12', hours: 14, is: false },
    { interval: '12', hours: 26, is: true },
    // A daily schedule has no slot after 36 hours, only after 48.
    { interval: '36', hours: 49, is: false },
    { interval: '36', hours: 49 + minute, is: true },
    { interval: '168', hours: 169, is: false },
    { interval: '168', hours: 169 + minute, is: true },
    { interval: null, hours: 26, is: true },
    { interval: '', hours: 26, is: true },
  ])('of $interval h and the last run $hours h ago: $is', ({ interval, hours, is }) => {
    expect(overdue({ enabled: '1', interval_hours: interval }, hours)).toBe(is);
  });
});

describe('automation that was enabled after the last run', () => {
  it.each([
    { given: 'just now', enabled: 0, is: false },
    { given: 'a day and an hour ago', enabled: 25, is: false },
    { given: 'longer ago', enabled: 25 + minute, is: true },
  ])('$given, ten days after it: $is', ({ enabled, is }) => {
    expect(overdue({ enabled: '1' }, 240, { enabled })).toBe(is);
    expect(overdue({ enabled: '1' }, undefined, { enabled })).toBe(is);
  });
});

describe('automation that is disabled', () => {
  it.each([{ enabled: '0' }, { enabled: null }, { enabled: '' }, {}])('%j expects no run', (settings) => {
    expect(overdue(settings, 1_000)).toBe(false);
    expect(overdue(settings, undefined)).toBe(false);
  });
});

describe('settings that do not parse', () => {
  it.each([
    { enabled: 'yes' },
    { enabled: '1', interval_hours: '-1' },
    { enabled: '0', interval_hours: 'x' },
  ])('%j stop every run and do not say that none is wanted: a day is expected to bring one', (settings) => {
    expect(overdue(settings, 26)).toBe(true);
    expect(overdue(settings, 24)).toBe(false);
  });

  it('of another kind are not this question’s', () => {
    expect(overdue({ enabled: '0', min_amount: 'abc' }, 1_000)).toBe(false);
    expect(overdue({ enabled: '1', interval_hours: '168', last_run: 'never' }, 48)).toBe(false);
  });
});

it('a database whose migrations are not dated expects nothing yet', () => {
  const none = { ...NEVER_SWITCHED, lastRanAt: undefined };
  expect(isRunOverdue([{ key: 'payout_automation_enabled', value: '1' }], none, now)).toBe(false);
});
