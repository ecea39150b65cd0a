import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany, givenManyCommissions, scheduleEvent } from '../../support/given.ts';
import { claimedTwice, freeCommissions, inconsistentBatches } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

describe.each(levelsTried())('under %s no commission is in two live batches', (isolation) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
  });
  afterAll(() => company.discard());
  beforeEach(() => givenCompany(company));

  const expectEachClaimedOnce = async () => {
    expect(await claimedTwice(company)).toEqual([]);
    expect(await inconsistentBatches(company)).toEqual([]);
    expect(await freeCommissions(company)).toBe(0);
  };

  it('after a second run, which the interval stops', async () => {
    await givenCommissions(company, [{}, {}]);
    await company.invoke({});
    const second = await company.invoke({});
    expect(second).toMatchObject({ outcome: 'skipped', reason: 'interval' });
    expect(second['message']).toContain('use force');
    await expectEachClaimedOnce();
  });

  it('after a second run under force, which finds nothing', async () => {
    await givenCommissions(company, [{}, {}]);
    await company.invoke({});
    const second = await company.invoke({ force: true });
    expect(second).toMatchObject({ outcome: 'skipped', reason: 'nothing_eligible' });
    expect(second['excluded']).toEqual([{ reason: 'in_live_batch', count: 2, amount: '200.00' }]);
    await expectEachClaimedOnce();
  });

  it('after four runs at the same instant: one makes the batch, the others say why not', async () => {
    await givenManyCommissions(company, 2_000);
    const answers = await Promise.all([1, 2, 3, 4].map(() => company.invoke({})));
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual([
      'created',
      'skipped',
      'skipped',
      'skipped',
    ]);
    await expectEachClaimedOnce();
  });

  it('after four runs under force at the same instant', async () => {
    await givenManyCommissions(company, 2_000);
    const answers = await Promise.all([1, 2, 3, 4].map(() => company.invoke({ force: true })));
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(answers.filter(({ reason }) => reason === 'nothing_eligible')).toHaveLength(3);
    await expectEachClaimedOnce();
  });

  it('after one event delivered three times, one after the other', async () => {
    await givenCommissions(company, [{}]);
    const event = scheduleEvent();
    const first = await company.invoke(event);
    for (const repeat of [await company.invoke(event), await company.invoke(event)]) {
      expect(repeat).toEqual({ outcome: 'already_recorded', runKey: first['runKey'], recorded: first });
    }
    await expectEachClaimedOnce();
  });

  it('after one event delivered three times while the first is still running', async () => {
    await givenManyCommissions(company, 1_000);
    company.stack.dataApi.faults.add({ kind: 'delay', sql: /mlm_payout_batch/, milliseconds: 100, times: 4 });
    const event = scheduleEvent();
    const answers = await Promise.all([1, 2, 3].map(() => company.invoke(event)));
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual([
      'already_recorded',
      'already_recorded',
      'created',
    ]);
    await expectEachClaimedOnce();
  });

  it('after an event whose first delivery failed', async () => {
    await givenCommissions(company, [{}]);
    const event = scheduleEvent();
    company.stack.dataApi.faults.add({ kind: 'statement_timeout', sql: /INSERT INTO mlm_payout_batches/ });
    company.stack.dataApi.faults.add({ kind: 'database_unavailable', sql: /mlm_payout_locks/, times: 5 });
    expect(await company.invoke(event)).toMatchObject({ errorType: 'DatabaseUnavailable' });
    expect(await company.invoke(event)).toMatchObject({ outcome: 'created', totalRecords: 1 });
    expect(await company.invoke(event)).toMatchObject({ outcome: 'already_recorded' });
    const runs = await company.sql(
      'SELECT outcome, done_key IS NULL AS open FROM mlm_payout_runs ORDER BY id',
    );
    expect(runs).toEqual([
      { outcome: 'failed', open: 1 },
      { outcome: 'created', open: 0 },
      { outcome: 'already_recorded', open: 1 },
    ]);
    await expectEachClaimedOnce();
  });

  it('after a skipped event, which is recorded like a batch', async () => {
    const event = scheduleEvent();
    const first = await company.invoke(event);
    expect(first).toMatchObject({ outcome: 'skipped', reason: 'nothing_eligible' });
    await givenCommissions(company, [{}]);
    expect(await company.invoke(event)).toMatchObject({ outcome: 'already_recorded', recorded: first });
  });

  it('after the same reference twice: the second is refused before anything is written', async () => {
    await givenCommissions(company, [{}]);
    await company.invoke({ batchReference: 'URGENT-1' });
    await givenCommissions(company, [{}]);
    const second = await company.invoke({ batchReference: 'URGENT-1', force: true });
    expect(second).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: expect.stringContaining('batchReference is "URGENT-1"'),
    });
    expect(await company.sql('SELECT COUNT(*) AS runs FROM mlm_payout_runs')).toEqual([{ runs: 1 }]);
  });

  it('after the same reference at the same instant, and the loser failed quietly', async () => {
    await givenManyCommissions(company, 500);
    const payload = { batchReference: 'URGENT-2', force: true, maxItems: 100 };
    const answers = await Promise.all([company.invoke(payload), company.invoke(payload)]);
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(answers.filter(({ errorType }) => errorType === 'InvalidInput')).toHaveLength(1);
    expect(await claimedTwice(company)).toEqual([]);
    expect(await company.sql(`SELECT id FROM mlm_notification_log WHERE type = 'payout_run_failed'`)).toEqual(
      [],
    );
  });

  it('because the database refuses it, whatever the code does', async () => {
    await givenCommissions(company, [{}]);
    const { batchId } = await company.invoke({});
    await expect(
      company.sql(
        `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, live_commission_id)
         SELECT batch_id, 2, commission_id, beneficiary_user_id, amount, commission_id
           FROM mlm_payout_batch_items WHERE batch_id = ?`,
        [batchId],
      ),
    ).rejects.toMatchObject({ errno: 1062 });
    await expect(
      company.sql('UPDATE mlm_payout_batch_items SET live_commission_id = commission_id + 1'),
    ).rejects.toMatchObject({ errno: expect.toBeOneOf([4025, 3819]) });
  });
});
