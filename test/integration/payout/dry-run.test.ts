import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('a dry run writes nothing', () => {
  it.each([
    { given: 'a run that would be made', settings: {}, skip: null },
    { given: 'automation disabled', settings: { enabled: '0' }, skip: 'disabled' },
    { given: 'a run an hour ago', settings: { last_run: hoursAgo(1) }, skip: 'interval' },
    { given: 'a minimum not met', settings: { min_amount: '1000.00' }, skip: 'below_minimum' },
    { given: 'nothing in the window', settings: { lookback_days: '1' }, skip: 'nothing_eligible' },
  ])('$given', async ({ settings, skip }) => {
    await givenCommissions(company, [{ hoursOld: 30, amount: '10.50' }, { hoursOld: 400 }]);
    await givenSettings(company, settings);
    const before = await everyTable(company);
    const result = await company.invoke({ dryRun: true });
    expect(result).toMatchObject({ outcome: 'preview', wouldRun: skip === null, wouldSkipBecause: skip });
    expect(await everyTable(company)).toEqual(before);
  });

  it('nor does one of the schedule, nor one under force', async () => {
    await givenCommissions(company, [{}]);
    const before = await everyTable(company);
    await company.invoke({ ...scheduleEvent(), dryRun: true });
    await company.invoke({ dryRun: true, force: true, batchReference: 'X' });
    expect(await everyTable(company)).toEqual(before);
  });

  it('sends SELECTs and nothing else', async () => {
    await givenCommissions(company, [{}]);
    const { calls } = company.stack.dataApi;
    calls.reset();
    await company.invoke({ dryRun: true, maxItems: 1, dateTo: '2037-01-01', batchReference: 'X' });
    expect(calls.all.map(({ sql }) => sql?.trim().split(/\s/)[0])).toEqual(calls.all.map(() => 'SELECT'));
    expect(calls.all.length).toBeGreaterThan(3);
  });

  it('nor one that fails on a setting', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    const before = await everyTable(company);
    expect(await company.invoke({ dryRun: true })).toMatchObject({
      errorType: 'SettingsInvalid',
      errorMessage: expect.stringContaining('payout_automation_min_amount is "abc"'),
    });
    expect(await everyTable(company)).toEqual(before);
  });
});

describe('a dry run reports', () => {
  it('what the runbook lists', async () => {
    await givenCommissions(company, [
      { amount: '10.50', createdAt: '2026-11-20 10:00:00' },
      { amount: '4.25', createdAt: '2026-11-21 10:00:00' },
      { amount: '0.00', createdAt: '2026-11-21 10:00:00' },
    ]);
    const result = await company.invoke({ dryRun: true, dateFrom: '2026-11-01', minAmount: '14.75' });
    expect(result).toMatchObject({
      outcome: 'preview',
      wouldRun: true,
      wouldSkipBecause: null,
      eligible: {
        count: 2,
        amount: '14.75',
        earliest: '2026-11-20T10:00:00.000Z',
        latest: '2026-11-21T10:00:00.000Z',
      },
      meetsMinAmount: true,
      minAmount: '14.75',
      excluded: [{ reason: 'amount_not_positive', count: 1, amount: '0.00' }],
      stranded: { count: 0, amount: '0.00' },
      window: { from: '2026-10-31T18:30:00.000Z', to: null },
    });
  });

  it('every commission left out, under one reason each', async () => {
    await givenCommissions(company, [{ amount: '1.00' }, { amount: '2.00' }]);
    await company.invoke({ force: true });
    // Paid by its item, while the host's application wrote over the ledger row.
    await company.sql(`UPDATE mlm_payout_batch_items SET status = 'paid' WHERE item_no = 1`);
    await company.sql('UPDATE mlm_commission_ledger SET payout_batch_id = NULL WHERE amount = 1');
    await company.sql('SET foreign_key_checks = 0');
    await givenCommissions(company, [
      { amount: '-3.00' },
      { amount: '4.00', beneficiary: 999 },
      { amount: '5.00', hoursOld: 24 * 9 },
      { amount: '6.00', hoursOld: -2 },
      { amount: '7.00', hoursOld: 2 },
      { amount: '8.00', hoursOld: 1 },
    ]);
    await company.sql('SET foreign_key_checks = 1');
    const dateTo = new Date().toISOString();
    const dateFrom = hoursAgo(24 * 7);
    const result = await company.invoke({ dryRun: true, force: true, dateFrom, dateTo, maxItems: 1 });
    expect(result['excluded']).toEqual([
      { reason: 'paid_item_exists', count: 1, amount: '1.00' },
      { reason: 'in_live_batch', count: 1, amount: '2.00' },
      { reason: 'amount_not_positive', count: 1, amount: '-3.00' },
      { reason: 'beneficiary_missing', count: 1, amount: '4.00' },
      { reason: 'before_window', count: 1, amount: '5.00' },
      { reason: 'after_window', count: 1, amount: '6.00' },
      { reason: 'over_max_items', count: 1, amount: '8.00' },
    ]);
    expect(result).toMatchObject({ eligible: { count: 1, amount: '7.00' } });
  });
});
