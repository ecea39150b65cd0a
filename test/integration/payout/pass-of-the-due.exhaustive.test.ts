import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { givenLargeBatch, LARGE } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo, reject } from '../../support/sign-off.ts';

/** The pass of the due: in which order, how far, and what it locks. */
describe.each(levelsTried())('the pass of the due, under %s,', (isolation) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    as = await signedIn(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
  });

  const age = (days: number) =>
    company.sql(`UPDATE mlm_commission_ledger SET created_at = created_at - INTERVAL ${days} DAY`);
  const run = (payload: Readonly<Record<string, unknown>> = {}) =>
    company.invoke({ force: true, ...payload });

  it('comes after the others where a cap applies, what is beyond it is told as over_max_items', async () => {
    expect(cameTo(await reject(as.asha, await givenBatch(company)))).toBe('cancelled');
    await age(40);
    await givenCommissions(company, [{ amount: '1.00' }, { amount: '2.00', hoursOld: 2 }]);
    for (const [maxItems, count, total, left] of [
      [4, 2, '203.00', '100.00'],
      [2, 0, '3.00', '300.00'],
      [1, 0, '2.00', '301.00'],
    ] as const) {
      const asked = { maxItems };
      const due = { count, amount: `${count}00.00`.replace('000.00', '0.00') };
      const excluded = [{ reason: 'over_max_items', count: 5 - maxItems, amount: left }];
      expect(await run({ ...asked, dryRun: true })).toMatchObject({
        eligible: { count: maxItems },
        due,
        excluded,
      });
      const next = await run(asked);
      expect(next).toMatchObject({ totalRecords: maxItems, totalAmount: total, due, excluded });
      const items = await company.sql(
        'SELECT amount FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY item_no',
        [next['batchId']],
      );
      const amounts = items.map(({ amount }) => amount);
      expect(amounts).toEqual(['2.00', '1.00', '100.00', '100.00'].slice(0, maxItems));
      await reject(as.asha, next as unknown as MadeBatch);
      // Only what was old before is old now.
      await company.sql(
        `UPDATE mlm_commission_ledger SET created_at = NOW() - INTERVAL amount HOUR WHERE amount < 3`,
      );
    }
  });

  it('takes what a worker released of a large batch, in chunks, and clears all of it', async () => {
    const batch = await givenLargeBatch(company);
    expect(cameTo(await reject(as.asha, batch))).toBe('cancelled');
    expect(await company.invoke({ command: 'settle', batchId: batch.batchId }, 'worker')).toMatchObject({
      settled: 'over',
    });
    await age(40);
    const next = await run();
    expect(next).toMatchObject({
      totalRecords: LARGE,
      due: { count: LARGE, amount: next['totalAmount'] },
      excluded: [],
    });
    const [left] = await company.sql('SELECT COUNT(due_commission_id) AS due FROM mlm_payout_batch_items');
    expect(left).toEqual({ due: 0 });
  });

  it('locks what it takes, and none of 200,000 that are stranded', async () => {
    expect(cameTo(await reject(as.asha, await givenBatch(company)))).toBe('cancelled');
    await age(40);
    await company.sql(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
       SELECT 11, 11, 'direct_sale', 1.00, 'approved', NOW() - INTERVAL 40 DAY - INTERVAL n SECOND FROM
         (WITH RECURSIVE digits AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digits WHERE d < 9)
          SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n
            FROM digits a, digits b, digits c, digits e, digits f, digits g WHERE g.d < 2) numbers`,
    );
    await givenCommissions(company, [{ amount: '5.00', beneficiary: 11 }]);
    let locked = 0;
    company.stack.dataApi.faults.add({
      kind: 'meanwhile',
      sql: /done_key = run_key/,
      times: 1,
      act: async () => {
        const [most] = await company.sql(
          'SELECT MAX(trx_rows_locked) AS locked FROM information_schema.innodb_trx',
        );
        locked = Number(most?.['locked']);
      },
    });
    expect(await run()).toMatchObject({
      totalRecords: 4,
      due: { count: 3, amount: '300.00' },
      stranded: { count: 200_000, amount: '200000.00' },
    });
    expect(locked).toBeGreaterThan(4);
    expect(locked).toBeLessThan(200);
  });
});
