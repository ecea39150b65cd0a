import type { Connection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { claimedTwice, freeCommissions, inconsistentBatches } from '../../support/ledger-facts.ts';
import { ISOLATION_LEVELS, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

describe.each(ISOLATION_LEVELS)('under %s, while the host works on the ledger', (isolation) => {
  let company: PayoutStack;
  let host: Connection;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    host = await company.connect();
  });
  afterAll(async () => {
    await host.end();
    await company.discard();
  });
  beforeEach(async () => {
    await givenCompany(company);
    await givenCommissions(company, [
      { amount: '1.00', hoursOld: 5 },
      { amount: '2.00', hoursOld: 4 },
      { amount: '4.00', hoursOld: 3 },
      { amount: '8.00', hoursOld: 2 },
    ]);
    await host.beginTransaction();
  });
  afterEach(() => host.rollback());

  const idOf = async (amount: string) =>
    (await company.sql('SELECT id FROM mlm_commission_ledger WHERE amount = ?', [amount]))[0]?.['id'];

  /** By id, as the host's pages do; a scan would lock every row under REPEATABLE READ. */
  const holdRows = async (...amounts: string[]) => {
    for (const amount of amounts) {
      await host.query('SELECT id FROM mlm_commission_ledger WHERE id = ? FOR UPDATE', [await idOf(amount)]);
    }
  };

  it('rows it holds are left for the next run, under "busy"', async () => {
    await holdRows('2.00');
    const first = await company.invoke({});
    expect(first).toMatchObject({
      outcome: 'created',
      totalAmount: '13.00',
      excluded: [{ reason: 'busy', count: 1, amount: '2.00' }],
    });
    await host.rollback();
    const second = await company.invoke({ force: true });
    expect(second).toMatchObject({ outcome: 'created', totalAmount: '2.00' });
    expect(await claimedTwice(company)).toEqual([]);
    expect(await inconsistentBatches(company)).toEqual([]);
    expect(await freeCommissions(company)).toBe(0);
  });

  it('rows it cancels, uncommitted or committed, are not paid', async () => {
    await host.query(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE id = ?`, [
      await idOf('8.00'),
    ]);
    const first = await company.invoke({});
    expect(first).toMatchObject({ outcome: 'created', totalAmount: '7.00', totalRecords: 3 });
    await host.commit();
    const second = await company.invoke({ force: true });
    expect(second).toMatchObject({ outcome: 'skipped', reason: 'nothing_eligible' });
    expect(await inconsistentBatches(company)).toEqual([]);
  });

  it('rows it cancels between the count and the claim are not paid', async () => {
    const cancel = company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 4`);
    company.stack.dataApi.faults.add({
      kind: 'delay',
      sql: /INSERT INTO mlm_payout_batches/,
      milliseconds: 300,
    });
    const [result] = await Promise.all([company.invoke({}), cancel]);
    expect(result).toMatchObject({ outcome: 'created', totalAmount: '11.00' });
    expect(await inconsistentBatches(company)).toEqual([]);
  });

  it('busy rows and a cap are told apart', async () => {
    await holdRows('1.00');
    const result = await company.invoke({ maxItems: 2 });
    expect(result).toMatchObject({
      totalAmount: '6.00',
      excluded: [
        { reason: 'busy', count: 1, amount: '1.00' },
        { reason: 'over_max_items', count: 1, amount: '8.00' },
      ],
    });
  });

  it('holding too much of it, the run ends as a skip that says so, and nothing is claimed', async () => {
    await holdRows('2.00', '4.00', '8.00');
    const result = await company.invoke({ minAmount: '10.00' });
    expect(result).toMatchObject({ outcome: 'skipped', reason: 'below_minimum' });
    expect(result['message']).toContain("host's application held the others");
    expect(await freeCommissions(company)).toBe(4);
    expect(await company.sql('SELECT id FROM mlm_payout_batches')).toEqual([]);
    await host.rollback();
    expect(await company.invoke({ minAmount: '10.00' })).toMatchObject({
      outcome: 'created',
      totalAmount: '15.00',
    });
  });
});

describe('under READ-COMMITTED, which is recommended', () => {
  it('the host inserts new rows without waiting for a run', async () => {
    const company = await startPayoutStack();
    try {
      await givenCompany(company);
      await givenCommissions(company, [{}, {}]);
      company.stack.dataApi.faults.add({
        kind: 'delay',
        sql: /INSERT INTO mlm_notification_log/,
        milliseconds: 700,
      });
      const run = company.invoke({});
      await new Promise((resolve) => setTimeout(resolve, 400));
      const started = Date.now();
      await givenCommissions(company, [{ amount: '16.00', hoursOld: 0 }]);
      expect(Date.now() - started).toBeLessThan(300);
      expect(await run).toMatchObject({ outcome: 'created' });
    } finally {
      await company.discard();
    }
  });
});
