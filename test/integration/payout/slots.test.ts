import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

/** Each slot finds a commission of the hour before it: "created", or why not. */
const outcomesOf = async (slots: readonly string[]): Promise<string[]> => {
  const outcomes: string[] = [];
  for (const slot of slots) {
    const createdAt = new Date(Date.parse(slot) - 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    await givenCommissions(company, [{ createdAt }]);
    const { outcome, reason } = await company.invoke(scheduleEvent(slot));
    outcomes.push(reason ?? String(outcome));
  }
  return outcomes;
};

const CREATED = 'created';

describe('a daily schedule makes a batch at each of its slots', () => {
  it.each([
    {
      given: 'a day of 23 hours',
      timezone: 'Europe/London',
      slots: ['2026-03-28T02:30:00Z', '2026-03-29T01:30:00Z', '2026-03-30T01:30:00Z'],
    },
    {
      given: 'a day of 25 hours',
      timezone: 'Europe/London',
      slots: ['2026-10-24T01:30:00Z', '2026-10-25T02:30:00Z', '2026-10-26T02:30:00Z'],
    },
    {
      given: 'the cron is moved an hour earlier',
      timezone: 'Asia/Kolkata',
      slots: ['2026-11-21T20:30:00Z', '2026-11-22T20:30:00Z', '2026-11-23T19:30:00Z'],
    },
    {
      given: 'the cron is moved from the evening to the morning',
      timezone: 'Asia/Kolkata',
      slots: ['2026-11-22T13:30:00Z', '2026-11-23T02:30:00Z', '2026-11-24T02:30:00Z'],
    },
    {
      given: '00:30 in London, business time UTC, spring: two slots on one date',
      timezone: 'UTC',
      slots: ['2026-03-28T00:30:00Z', '2026-03-29T00:30:00Z', '2026-03-29T23:30:00Z', '2026-03-30T23:30:00Z'],
    },
    {
      given: '00:30 in London, business time UTC, autumn',
      timezone: 'UTC',
      slots: ['2026-10-23T23:30:00Z', '2026-10-24T23:30:00Z', '2026-10-26T00:30:00Z', '2026-10-27T00:30:00Z'],
    },
    {
      given: '23:30 UTC, business time London: two slots on one date of 25 hours',
      timezone: 'Europe/London',
      slots: ['2026-10-23T23:00:00Z', '2026-10-24T23:00:00Z', '2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z'],
    },
  ])('$given', async ({ timezone, slots }) => {
    await givenSettings(company, { timezone });
    expect(await outcomesOf(slots)).toEqual(slots.map(() => CREATED));
  });

  it('and goes on after a slot that failed', async () => {
    await givenSettings(company, { timezone: 'UTC' });
    expect(await outcomesOf(['2026-03-29T00:30:00Z'])).toEqual([CREATED]);
    await givenSettings(company, { min_amount: 'abc' });
    expect(await outcomesOf(['2026-03-29T23:30:00Z'])).toEqual(['undefined']);
    await givenSettings(company, { min_amount: '0' });
    expect(await outcomesOf(['2026-03-29T23:30:00Z', '2026-03-30T23:30:00Z'])).toEqual([CREATED, CREATED]);
  });
});

it('an hourly schedule with a 24 h interval makes one batch a day, at its first slot', async () => {
  await givenSettings(company, { timezone: 'Europe/London' });
  const slots = Array.from({ length: 60 }, (_, hour) =>
    new Date(Date.parse('2026-03-28T06:00:00Z') + hour * 3_600_000).toISOString().replace('.000Z', 'Z'),
  );
  const outcomes = await outcomesOf(slots);
  expect(slots.filter((_, index) => outcomes[index] === CREATED)).toEqual([
    '2026-03-28T06:00:00Z',
    '2026-03-29T00:00:00Z',
    '2026-03-29T23:00:00Z',
  ]);
  expect(new Set(outcomes)).toEqual(new Set([CREATED, 'interval']));
});

it('a skip says from when on the schedule makes batches again, and it does', async () => {
  await outcomesOf(['2026-11-22T20:30:00Z']);
  const { message } = await company.invoke(scheduleEvent('2026-11-22T21:30:00Z'));
  const from = /makes batches again from (\S+) on/.exec(message)?.[1] ?? '';
  const second = (milliseconds: number) =>
    new Date(Date.parse(from) + milliseconds).toISOString().replace('.000Z', 'Z');
  expect(await outcomesOf([second(-1_000), second(0)])).toEqual(['interval', CREATED]);
});
