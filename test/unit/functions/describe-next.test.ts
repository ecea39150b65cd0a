import { expect, it } from 'vitest';
import { describeNext } from '../../../functions/approval/inbox/describe-next.ts';

const nightly = { expression: 'cron(0 2 * * ? *)', timeZone: 'Asia/Kolkata' };
const dueAt = new Date('2026-11-22T20:30:00Z');

it.each([
  {
    given: 'it is enabled',
    facts: { enabled: true, schedule: { ...nightly, dueAt } },
    next: { at: '2026-11-22T20:30:00.000Z', why: 'By the schedule cron(0 2 * * ? *), Asia/Kolkata.' },
  },
  {
    given: 'it is off',
    facts: { enabled: true, schedule: undefined },
    next: { at: null, why: 'The schedule is off: a batch is made only where somebody runs it by hand.' },
  },
  {
    given: 'automation is disabled',
    facts: { enabled: false, schedule: { ...nightly, dueAt } },
    next: { at: null, why: 'Automation is disabled: the schedule comes, and makes no batch.' },
  },
  {
    given: 'a setting does not parse',
    facts: { enabled: null, schedule: { ...nightly, dueAt } },
    next: { at: null, why: 'A setting does not parse, and every run fails until it does.' },
  },
  {
    given: 'a rate has not begun yet',
    facts: { enabled: true, schedule: { expression: 'rate(12 hours)', timeZone: 'UTC', dueAt: undefined } },
    next: { at: null, why: 'Not known before the first run of the schedule rate(12 hours).' },
  },
])('the next run is told where $given', ({ facts, next }) => {
  expect(describeNext(facts)).toEqual(next);
});
