import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../shared/procedures/runs/next-run.ts';

const nightly = { expression: 'cron(0 2 * * ? *)', timeZone: 'Asia/Kolkata' };
const everyTwelveHours = { expression: 'rate(12 hours)', timeZone: 'Asia/Kolkata' };
/** 02:00 in India on the 22nd. */
const NIGHT = '2026-11-21T20:30:00.000Z';

describe.each([
  {
    schedule: nightly,
    last: undefined,
    now: '2026-11-22T10:00:00Z',
    due: '2026-11-22T20:30:00.000Z',
    overdue: undefined,
    given: 'nothing has run yet',
  },
  {
    schedule: nightly,
    last: NIGHT,
    now: '2026-11-22T10:00:00Z',
    due: '2026-11-22T20:30:00.000Z',
    overdue: undefined,
    given: 'the night has run',
  },
  {
    schedule: nightly,
    last: NIGHT,
    now: '2026-11-22T20:35:00Z',
    due: '2026-11-22T20:30:00.000Z',
    overdue: undefined,
    given: 'the next one is only just due',
  },
  {
    schedule: nightly,
    last: NIGHT,
    now: '2026-11-22T20:41:00Z',
    due: '2026-11-23T20:30:00.000Z',
    overdue: '2026-11-22T20:30:00.000Z',
    given: 'a night passed without a run',
  },
  {
    schedule: nightly,
    last: NIGHT,
    now: '2026-11-25T00:00:00Z',
    due: '2026-11-25T20:30:00.000Z',
    overdue: '2026-11-22T20:30:00.000Z',
    given: 'several nights did',
  },
  {
    schedule: everyTwelveHours,
    last: undefined,
    now: '2026-11-22T10:00:00Z',
    due: undefined,
    overdue: undefined,
    given: 'a rate has not run yet: only its runs tell when it began',
  },
  {
    schedule: everyTwelveHours,
    last: NIGHT,
    now: '2026-11-22T00:00:00Z',
    due: '2026-11-22T08:30:00.000Z',
    overdue: undefined,
    given: 'a rate has run',
  },
  {
    schedule: everyTwelveHours,
    last: NIGHT,
    now: '2026-11-23T00:00:00Z',
    due: '2026-11-23T08:30:00.000Z',
    overdue: '2026-11-22T08:30:00.000Z',
    given: 'a rate left two out',
  },
])('where $given', ({ schedule, last, now, due, overdue }) => {
  it(`the next is due ${due}, overdue since ${overdue}`, () => {
    const found = nextRun(schedule, last === undefined ? undefined : new Date(last), new Date(now));
    expect({ due: found.dueAt?.toISOString(), overdue: found.overdueSince?.toISOString() }).toEqual({
      due,
      overdue,
    });
  });
});
