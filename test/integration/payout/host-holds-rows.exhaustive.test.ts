import type { Connection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { claimedTwice, freeCommissions, inconsistentBatches } from '../../support/ledger-facts.ts';
import { type IsolationLevel, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

describe.each(levelsTried())('under %s, while the host works on the ledger', (isolation) => {
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

  /** Under way, with the count behind it and the claim half a second ahead. */
  const runThatHasCounted = async () => {
    const { calls, faults } = company.stack.dataApi;
    faults.add({ kind: 'delay', sql: /INSERT INTO mlm_payout_batches/, milliseconds: 500, times: 1 });
    calls.reset();
    const run = company.invoke({});
    const counted = () => calls.all.some(({ sql }) => sql?.includes('INSERT INTO mlm_payout_batches'));
    await expect.poll(counted, { timeout: 5_000 }).toBe(true);
    return { run };
  };

  it('rows it cancels between the count and the claim are not paid', async () => {
    const { run } = await runThatHasCounted();
    const id = await idOf('4.00');
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE id = ?`, [id]);
    expect(await run).toMatchObject({ outcome: 'created', totalAmount: '11.00' });
    expect(await inconsistentBatches(company)).toEqual([]);
  });

  it('a row approved between the count and the claim pushes no other out', async () => {
    const { run } = await runThatHasCounted();
    await givenCommissions(company, [{ amount: '16.00', hoursOld: 6 }]);
    expect(await run).toMatchObject({ outcome: 'created', totalAmount: '31.00', excluded: [] });
  });

  it('a user it is changing stops no run', async () => {
    await host.query(`UPDATE users SET name = 'Asha Menon' WHERE id = 1`);
    const started = Date.now();
    expect(await company.invoke({})).toMatchObject({ outcome: 'created', totalAmount: '15.00' });
    expect(Date.now() - started).toBeLessThan(5_000);
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
    expect(result['excluded']).toEqual([{ reason: 'busy', count: 3, amount: '14.00' }]);
    expect(await freeCommissions(company)).toBe(4);
    expect(await company.sql('SELECT id FROM mlm_payout_batches')).toEqual([]);
    await host.rollback();
    expect(await company.invoke({ minAmount: '10.00' })).toMatchObject({
      outcome: 'created',
      totalAmount: '15.00',
    });
  });
});

describe('a run that is open', () => {
  /** Inside the range that the run has claimed: only a lock on the gaps between its rows can stop it. */
  const insertWhileOpen = async (isolation: IsolationLevel): Promise<number> => {
    const company = await startPayoutStack({ isolation });
    try {
      await givenCompany(company);
      await givenCommissions(company, [{ hoursOld: 5 }, { hoursOld: 1 }]);
      const { calls, faults } = company.stack.dataApi;
      faults.add({ kind: 'delay', sql: /INSERT INTO mlm_payout_streams/, milliseconds: 1_500, times: 1 });
      calls.reset();
      const run = company.invoke({});
      const claimed = () => calls.all.some(({ sql }) => sql?.includes('INSERT INTO mlm_payout_streams'));
      await expect.poll(claimed, { timeout: 5_000 }).toBe(true);
      const started = Date.now();
      await givenCommissions(company, [{ amount: '16.00', hoursOld: 3 }]);
      const waited = Date.now() - started;
      expect(await run).toMatchObject({ outcome: 'created', totalRecords: 2 });
      return waited;
    } finally {
      await company.discard();
    }
  };

  it('lets the host insert beside it under READ-COMMITTED, which is recommended for that', async () => {
    expect(await insertWhileOpen('READ-COMMITTED')).toBeLessThan(500);
  });

  it('makes it wait under REPEATABLE-READ, until the run has committed', async () => {
    expect(await insertWhileOpen('REPEATABLE-READ')).toBeGreaterThan(500);
  });
});
