import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { expectLegalHistory } from '../../support/legal-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { asking } from '../payments/ask-payment.ts';

const CHANGES = [
  { change: 'cancels it', set: `status = 'cancelled'` },
  { change: 'gives it another amount', set: 'amount = amount + 0.01' },
  { change: 'gives it to somebody else', set: 'beneficiary_user_id = 13' },
] as const;

const DEADLOCK = 1213;

/** The commissions of what is about to be paid. */
const LOCKED = /STRAIGHT_JOIN mlm_commission_ledger l [\s\S]* FOR UPDATE/;

describe.each(levelsTried())('under %s, a commission that the host', (isolation) => {
  let company: PayoutStack;
  let host: Connection;
  let as: Awaited<ReturnType<typeof signedIn>>;
  let batch: MadeBatch;
  let commissionId: unknown;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    as = await signedIn(company);
    host = await company.connect();
  });
  afterAll(async () => {
    await host.end();
    await company.discard();
  });
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
    batch = await givenBatch(company);
    expect(cameTo(await approve(as.asha, batch))).toBe('approved');
    const items = await company.sql('SELECT commission_id FROM mlm_payout_batch_items WHERE item_no = 2');
    commissionId = items[0]?.['commission_id'];
    company.stack.dataApi.calls.reset();
  });

  /** As a careful application would: not if it is paid by now, and once more as a deadlock's victim. */
  const change = async (set: string): Promise<void> => {
    const sql = `UPDATE mlm_commission_ledger SET ${set} WHERE id = ? AND status = 'approved'`;
    await host.query(sql, [commissionId]).catch((error: { errno?: number }) => {
      if (error.errno !== DEADLOCK) throw error;
      return change(set);
    });
  };
  const sent = (part: RegExp) =>
    expect
      .poll(() => company.stack.dataApi.calls.all.some(({ sql }) => part.test(sql ?? '')), {
        timeout: 10_000,
        interval: 10,
      })
      .toBe(true);

  /**
   * The bank has paid what people approved, whatever the host has written since: all of it is paid, and where the ledger
   * says otherwise, item, event and notice say so.
   */
  const expectPaidAsApproved = async (payment: ApiResponse): Promise<boolean> => {
    expect(cameTo(payment)).toBe('paid');
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({
      paid: { count: 3, amount: '300.00' },
    });
    const [item] = await company.sql(
      `SELECT i.notes LIKE 'paid_differs:%' AS told,
              l.amount <> i.amount OR l.beneficiary_user_id <> i.beneficiary_user_id OR l.status <> 'paid' AS differs
         FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id WHERE i.item_no = 2`,
    );
    const differs = Number(item?.['differs']) === 1;
    expect(Number(item?.['told'] ?? 0) === 1, 'what differs is told, and nothing else').toBe(differs);
    const [last] = (await storedEvents(company, `batch-${batch.batchId}`)).slice(-1);
    expect(last?.detail).toMatchObject({ differingItemNos: differs ? [2] : [] });
    return differs;
  };

  it.each(CHANGES)('has not committed when the payment is recorded: $change', async ({ set }) => {
    await host.beginTransaction();
    await change(set);
    const payment = pay(as.farah, batch);
    await sent(LOCKED);
    await host.commit();
    expect(await expectPaidAsApproved(await payment)).toBe(true);
  });

  it('holds for a while, and leaves as it was', async () => {
    await host.beginTransaction();
    await host.query('SELECT id FROM mlm_commission_ledger WHERE id = ? FOR UPDATE', [commissionId]);
    const payment = pay(as.farah, batch);
    await sent(LOCKED);
    await host.rollback();
    expect(await expectPaidAsApproved(await payment)).toBe(false);
  });

  it.each(CHANGES)('would change between the statements that pay: $change', async ({ set }) => {
    const { faults } = company.stack.dataApi;
    faults.add({ kind: 'delay', sql: /SET l.status = 'paid'/, milliseconds: 1_500, times: 1 });
    const payment = pay(as.farah, batch);
    await sent(/SET l.status = 'paid'/);
    // Either it is in time, and is told; or it waits for us, and finds the commission paid.
    await change(set);
    await expectPaidAsApproved(await payment);
  });

  it.each(CHANGES)('has changed when the payment is recorded is asked about: $change', async ({ set }) => {
    await change(set);
    const refused = await pay(as.farah, batch);
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/drifted', itemNos: [2] } });
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ status: 'processing' });
    const failed = [{ itemNo: 2, reason: 'changed by the host' }];
    const again = await asking(as.farah).record(batch, { reference: 'UTR-1', failed });
    expect(cameTo(again)).toBe('paid');
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({
      paid: { count: 2, amount: '200.00' },
    });
  });

  it.each(CHANGES)('changes once the payment is begun is paid all the same: $change', async ({ set }) => {
    await asking(as.farah).begin(batch);
    await change(set);
    expect(await expectPaidAsApproved(await pay(as.farah, batch))).toBe(true);
  });
});
