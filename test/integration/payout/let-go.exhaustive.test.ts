import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectSound } from '../../proof/expect-sound.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { claimedTwice } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { OVERDUE, reseal } from '../../support/reseal.ts';
import { approve, cameTo, cancel, cancelApproved, reject } from '../../support/sign-off.ts';

/** What this system has let go is due at once, whatever its age: the window is for what nobody has batched yet. */
describe.each(levelsTried())('a commission that a batch let go, under %s,', (isolation) => {
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
  const dueIds = async () =>
    (
      await company.sql(
        'SELECT due_commission_id AS id FROM mlm_payout_batch_items WHERE due_commission_id IS NOT NULL ORDER BY 1',
      )
    ).map(({ id }) => Number(id));
  /** Then there is no payment to refer to. */
  const failAll = ({ batchId }: MadeBatch) =>
    as.farah.post(`/api/batches/${batchId}/disburse`, {
      failed: [1, 2, 3].map((itemNo) => ({ itemNo, reason: 'account closed' })),
    });
  const run = (payload: Readonly<Record<string, unknown>> = {}) =>
    company.invoke({ force: true, ...payload });

  /** Three of 100.00, rejected, and by now 40 days old. */
  const givenRejected = async (): Promise<MadeBatch> => {
    const batch = await givenBatch(company);
    expect(cameTo(await reject(as.asha, batch))).toBe('cancelled');
    await age(40);
    return batch;
  };

  const WAYS: Readonly<Record<string, (batch: MadeBatch) => Promise<unknown>>> = {
    rejected: (batch) => reject(as.asha, batch),
    cancelled: (batch) => cancel(as.om, batch),
    expired: async ({ batchId }) => {
      await reseal(company, batchId, OVERDUE);
      return company.invoke({ command: 'expire', batchId }, 'worker');
    },
    'cancelled after approval': async (batch) => {
      await approve(as.asha, batch);
      return cancelApproved(as.farah, batch);
    },
    'failed at the bank': async (batch) => {
      await approve(as.asha, batch);
      return failAll(batch);
    },
  };

  it.each(Object.keys(WAYS))('%s, is in the next batch though it is older than the window', async (way) => {
    const batch = await givenBatch(company);
    await WAYS[way]?.(batch);
    await age(40);
    const due = { count: 3, amount: '300.00' };
    expect(await run({ dryRun: true })).toMatchObject({ wouldRun: true, eligible: due, due, excluded: [] });
    const next = await run();
    expect(next).toMatchObject({
      outcome: 'created',
      totalRecords: 3,
      totalAmount: '300.00',
      due,
      excluded: [],
    });
    expect(next['stranded']).toEqual({ count: 0, amount: '0.00' });
    expect(await dueIds()).toEqual([]);
    expect(await claimedTwice(company)).toEqual([]);
    await expectSound(company, way);
  });

  it('is let go and taken again as often as people reject it', async () => {
    await givenRejected();
    for (const times of [1, 2, 3]) {
      const next = await run();
      expect(next, `time ${times}`).toMatchObject({ outcome: 'created', totalRecords: 3 });
      expect(cameTo(await reject(as.bimal, next as unknown as MadeBatch))).toBe('cancelled');
    }
    expect(await dueIds()).toHaveLength(3);
  });

  it('within the window is taken with the others, and is due no more', async () => {
    const batch = await givenBatch(company);
    await reject(as.asha, batch);
    expect(await dueIds()).toHaveLength(3);
    expect(await run()).toMatchObject({
      outcome: 'created',
      totalRecords: 3,
      due: { count: 0, amount: '0.00' },
    });
    expect(await dueIds()).toEqual([]);
  });

  it('is bounded by dates that somebody gives, like all else', async () => {
    await givenRejected();
    const today = new Date().toISOString().slice(0, 10);
    expect(await run({ dateFrom: today })).toMatchObject({
      outcome: 'skipped',
      reason: 'nothing_eligible',
      excluded: [{ reason: 'before_window', count: 3, amount: '300.00' }],
    });
    expect(await run({ dateTo: '2026-01-01', lookbackDays: 3650 })).toMatchObject({
      outcome: 'skipped',
      excluded: [{ reason: 'after_window', count: 3, amount: '300.00' }],
    });
    expect(await run()).toMatchObject({ outcome: 'created', totalRecords: 3 });
  });

  it('is left as busy where the host holds it', async () => {
    await givenRejected();
    const host = await company.connect();
    await host.beginTransaction();
    const [first] = await company.sql('SELECT MIN(id) AS id FROM mlm_commission_ledger');
    await host.query('SELECT id FROM mlm_commission_ledger WHERE id = ? FOR UPDATE', [first?.['id']]);
    expect(await run()).toMatchObject({
      totalRecords: 2,
      due: { count: 2, amount: '200.00' },
      excluded: [{ reason: 'busy', count: 1, amount: '100.00' }],
    });
    await host.rollback();
    await host.end();
    expect(await dueIds()).toEqual([first?.['id']]);
    expect(await run()).toMatchObject({ totalRecords: 1, due: { count: 1, amount: '100.00' } });
  });

  it('is not taken where the host cancelled it, and is taken once it is approved again', async () => {
    await givenRejected();
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled'`);
    expect(await run()).toMatchObject({ outcome: 'skipped', reason: 'nothing_eligible', excluded: [] });
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'approved'`);
    expect(await run()).toMatchObject({ outcome: 'created', totalRecords: 3, due: { count: 3 } });
  });

  it('counts for the minimum', async () => {
    await givenSettings(company, { min_amount: '300.00' });
    await givenRejected();
    expect(await run()).toMatchObject({ outcome: 'created', totalAmount: '300.00' });
  });

  it('is not due where another batch has paid it: that one keeps it, and the ledger says so', async () => {
    const batch = await givenBatch(company);
    // The old script went on: it batched and paid the first again.
    await company.sql(`INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, content_hash)
      VALUES (900, 'OLD-900', 'completed', 100.00, 1, REPEAT('9', 64))`);
    await company.sql(`INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, status)
      SELECT 900, 1, commission_id, beneficiary_user_id, amount, 'paid' FROM mlm_payout_batch_items WHERE batch_id = ${batch.batchId} AND item_no = 1`);
    await reject(as.asha, batch);
    await age(40);
    const [paid] = await company.sql(
      `SELECT i.live_commission_id = l.id AS live, l.status, l.payout_batch_id AS marker FROM mlm_payout_batch_items i
         JOIN mlm_commission_ledger l ON l.id = i.commission_id WHERE i.batch_id = 900`,
    );
    expect(paid).toEqual({ live: 1, status: 'paid', marker: 900 });
    expect(await dueIds()).toHaveLength(2);
    expect(await run()).toMatchObject({ outcome: 'created', totalRecords: 2, due: { count: 2 } });
  });

  it('was never due where the old script made the batch: its age decides, as ever', async () => {
    const batch = await givenBatch(company);
    await company.sql('UPDATE mlm_payout_batches SET run_id = NULL WHERE id = ?', [batch.batchId]);
    expect(cameTo(await cancel(as.om, batch))).toBe('cancelled');
    expect(await dueIds()).toEqual([]);
  });
});
