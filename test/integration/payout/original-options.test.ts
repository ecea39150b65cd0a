import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

/** Every row of "Options and dates" as measured on the script this replaces: what it silently took, we refuse or get right. */
let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await givenCommissions(company, [
    { amount: '0.70', createdAt: '2026-11-20 18:29:59' },
    { amount: '0.10', createdAt: '2026-11-20 18:30:00' },
    { amount: '4.00', createdAt: '2026-11-21 18:29:59' },
    { amount: '8.00', createdAt: '2026-11-21 18:30:00' },
    { amount: '16.00', createdAt: '2026-01-01 00:00:00' },
  ]);
});
afterAll(() => company.discard());

const preview = (options: object) => company.invoke({ dryRun: true, dateFrom: '1999-01-01', ...options });

describe('what the old script took for "no limit" or guessed at is refused', () => {
  it.each([
    ['maxItems', -5],
    ['maxItems', 'abc'],
    ['maxItems', ''],
    ['maxItems', '7xyz'],
    ['maxItems', '1e3'],
    ['maxItems', '99999999999999999999'],
    ['maxItems', [5, 9]],
    ['minAmount', 'abc'],
    ['minAmount', '-5'],
    ['minAmount', ''],
    ['minAmount', '1,00,000'],
    ['minAmount', '1.005'],
    ['dateFrom', 'notadate'],
    ['dateFrom', '2026-13-45'],
    ['dateFrom', '2026-02-30'],
    ['dateFrom', '22/11/2026'],
    ['dateFrom', "' OR '1'='1"],
    ['dateFrom', '0'],
    ['dateFrom', ''],
    ['dateTo', 'notadate'],
    ['dateTo', '2026-11-20T00:00:00'],
    ['lookbackDays', -3],
    ['lookbackDays', 'abc'],
    ['lookbackDays', 99_999_999],
    ['intervalHours', 'abc'],
    ['intervalHours', -1],
    ['requiredApprovals', 0],
    ['requiredApprovals', -1],
    ['requiredApprovals', 'abc'],
    ['requiredApprovals', 300],
    ['batchReference', ''],
    ['batchReference', 'x'.repeat(41)],
    ['batchReference', '<img src=x>'],
  ])('%s = %j', async (option, value) => {
    const answer = await preview({ [option]: value });
    expect(answer).toMatchObject({ errorType: 'InvalidInput' });
    expect(answer.errorMessage).toContain(`${option} is ${JSON.stringify(value)}: expected`);
  });
});

describe('what it got wrong is right', () => {
  it.each([
    { given: 'maxItems 0 is no cap', options: { maxItems: 0 }, count: 5, amount: '28.80' },
    {
      given: 'a whole day is included, in the business time zone',
      options: { dateFrom: '2026-11-21', dateTo: '2026-11-21' },
      count: 2,
      amount: '4.10',
    },
    {
      given: 'the offset of an instant counts',
      options: { dateFrom: '2026-11-21T00:00:00+05:30' },
      count: 3,
      amount: '12.10',
    },
    {
      given: 'the same instant in UTC',
      options: { dateFrom: '2026-11-20T18:30:00Z' },
      count: 3,
      amount: '12.10',
    },
    {
      given: 'an instant as the end is included',
      options: { dateTo: '2026-11-20T18:30:00Z' },
      count: 3,
      amount: '16.80',
    },
    {
      given: 'lookback 0 is no lower bound',
      options: { dateFrom: undefined, lookbackDays: 0 },
      count: 5,
      amount: '28.80',
    },
    {
      given: '0.70 and 0.10 are 0.80',
      options: { dateFrom: '2026-11-20', dateTo: '2026-11-20T18:30:00Z', minAmount: '0.80' },
      count: 2,
      amount: '0.80',
    },
  ])('$given', async ({ options, count, amount }) => {
    expect(await preview({ force: true, ...options })).toMatchObject({
      wouldRun: true,
      eligible: { count, amount },
    });
  });

  it('from after to is refused, not silently empty', async () => {
    const answer = await preview({ dateFrom: '2026-11-22', dateTo: '2026-11-21' });
    expect(answer).toMatchObject({ errorType: 'InvalidInput' });
    expect(answer.errorMessage).toContain('dateFrom is after dateTo');
  });

  it('an interval of 0 hours is no guard', async () => {
    await givenSettings(company, { last_run: new Date(Date.now() - 60_000).toISOString() });
    expect(await preview({ intervalHours: 1 })).toMatchObject({ wouldSkipBecause: 'interval' });
    expect(await preview({ intervalHours: 0 })).toMatchObject({ wouldRun: true });
    await givenSettings(company, { last_run: '' });
  });

  it.each(['abc', '2099-01-01T00:00:00+05:30'])('last_run "%s" stops a run by hand', async (lastRun) => {
    await givenSettings(company, { last_run: lastRun });
    const answer = await preview({});
    expect(answer).toMatchObject({ errorType: 'SettingsInvalid' });
    expect(answer.errorMessage).toContain('payout_automation_last_run is "');
    await givenSettings(company, { last_run: 'null' });
    expect(await preview({})).toMatchObject({ wouldRun: true });
  });
});
