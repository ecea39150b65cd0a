import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany, givenManyCommissions, scheduleEvent } from '../../support/given.ts';
import { claimedTwice, inconsistentBatches, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

describe.each(levelsTried())('under %s amounts are exact to the paisa', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
  });
  afterAll(() => company.discard());
  beforeEach(() => givenCompany(company));

  it('0.70 and 0.10 meet a minimum of 0.80', async () => {
    await givenCommissions(company, [{ amount: '0.70' }, { amount: '0.10' }]);
    expect(await company.invoke({ minAmount: '0.81' })).toMatchObject({ reason: 'below_minimum' });
    expect(await company.invoke({ minAmount: '0.80' })).toMatchObject({
      outcome: 'created',
      totalAmount: '0.80',
    });
  });

  it('a total near 10^13 keeps its last digit', async () => {
    await givenCommissions(company, [{ amount: '9999999999998.98' }, { amount: '1.01' }]);
    const result = await company.invoke({});
    expect(result['totalAmount']).toBe('9999999999999.99');
    const { last_result } = await settingsOf(company);
    expect(JSON.parse(last_result ?? '')).toMatchObject({ total_amount: '9999999999999.99' });
  });

  it('a total that no batch can hold is refused, and nothing is claimed', async () => {
    await givenCommissions(company, [{ amount: '9999999999999.99' }, { amount: '0.01' }]);
    expect(await company.invoke({})).toMatchObject({
      errorType: 'RunFailed',
      errorMessage: expect.stringContaining('expected at most ₹99,99,99,99,99,999.99'),
    });
    expect(await company.sql('SELECT id FROM mlm_payout_batches')).toEqual([]);
  });

  it('100,000 commissions take at most 23 Data API calls, and their total is the DECIMAL sum', async () => {
    await givenManyCommissions(company, 100_000);
    const { calls } = company.stack.dataApi;
    calls.reset();
    const result = await company.invoke(scheduleEvent());
    const [sum] = await company.sql(
      'SELECT SUM(amount) AS amount, COUNT(*) AS records FROM mlm_commission_ledger',
    );
    expect(result).toMatchObject({ outcome: 'created', totalAmount: sum?.['amount'], totalRecords: 100_000 });
    expect(calls.all.length).toBeLessThanOrEqual(23);
    expect(await claimedTwice(company)).toEqual([]);
    expect(await inconsistentBatches(company)).toEqual([]);
  }, 60_000);
});

describe('up to 50,000 commissions', () => {
  it('take at most 20 Data API calls, under a cap too; two more where SQL changed a setting', async () => {
    const company = await startPayoutStack();
    try {
      await givenCompany(company);
      await givenManyCommissions(company, 1_000);
      const { calls } = company.stack.dataApi;
      const callsOf = async (payload: unknown, outcome: string): Promise<number> => {
        calls.reset();
        expect(await company.invoke(payload)).toMatchObject({ outcome });
        return calls.all.length;
      };
      const tooFew = { minAmount: '9999999999.00' };
      const withChange = await callsOf(tooFew, 'skipped');
      expect(withChange).toBe((await callsOf(tooFew, 'skipped')) + 2);
      expect(await callsOf({ maxItems: 900 }, 'created')).toBeLessThanOrEqual(20);
    } finally {
      await company.discard();
    }
  });
});
