import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyTable } from '../../support/ledger-facts.ts';
import { oldPageDisburses, oldPageVotes, oldScriptMakesBatch } from '../../support/old-script.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFive, PHASE_FIVE_FACTS } from '../../support/phase-five.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

const ids = async (query: string): Promise<number[]> =>
  (await company.sql(query)).map(({ id }) => Number(id));

describe('the database of Phase 5 that tests begin with', () => {
  it('is the same every time', async () => {
    const now = new Date('2026-11-22T00:00:00Z');
    await givenPhaseFive(company, { now });
    const first = await everyTable(company);
    await company.sql('CREATE TABLE of_another_test (id INT)');
    // A second later by the server's clock.
    await company.sql('SELECT SLEEP(1)');
    await givenPhaseFive(company, { now });
    expect(await everyTable(company)).toEqual(first);
  });

  it('takes INT ids of users, and an unreadable setting', async () => {
    await givenPhaseFive(company, { userId: 'INT', settings: { min_amount: '1,00,000' } });
    expect(
      await company.sql(
        `SELECT setting_value AS v FROM mlm_settings WHERE setting_key = 'payout_automation_min_amount'`,
      ),
    ).toEqual([{ v: '1,00,000' }]);
  });

  it('has one live item where the facts say so', async () => {
    await givenPhaseFive(company);
    const items = await company.sql(
      `SELECT i.id, i.commission_id AS commission, i.batch_id AS batch, i.status = 'paid' AS paid
         FROM mlm_payout_batch_items i JOIN mlm_payout_batches b ON b.id = i.batch_id
        WHERE b.status <> 'cancelled' AND i.status <> 'failed'
        ORDER BY i.commission_id, IF(i.status = 'paid', b.created_at, NULL) IS NULL, IF(i.status = 'paid', b.created_at, NULL),
                 b.created_at DESC, b.id DESC, i.id`,
    );
    const live: Record<string, [number, number]> = {};
    for (const { id, commission, batch } of items) live[String(commission)] ??= [Number(batch), Number(id)];
    expect(live).toEqual(PHASE_FIVE_FACTS.live);
  });

  it('takes a further batch of the old script, approved and paid on the old page', async () => {
    await givenPhaseFive(company);
    const { batchId, commissions } = await oldScriptMakesBatch(company, { reference: 'AUTO-OLD-12' });
    expect([...commissions].sort((a, b) => a - b)).toEqual([7, 8, 9, 10, 19, 20, 30, 35]);
    expect(await ids(`SELECT id FROM mlm_commission_ledger WHERE payout_batch_id IS NOT NULL`)).toEqual([]);
    await oldPageVotes(company, { batchId, approver: 4 });
    await oldPageDisburses(company, { batchId, by: 5 });
    expect(
      await company.sql(`SELECT status, total_amount FROM mlm_payout_batches WHERE id = ?`, [batchId]),
    ).toEqual([{ status: 'completed', total_amount: '1286.40' }]);
    expect(await ids(`SELECT id FROM mlm_commission_ledger WHERE status = 'paid' AND id IN (7, 30)`)).toEqual(
      [7, 30],
    );
  });
});
