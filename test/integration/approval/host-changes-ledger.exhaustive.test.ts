import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { expectLegalHistory } from '../../support/legal-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay } from '../../support/sign-off.ts';

const CHANGES = [
  { change: 'cancels it', set: `status = 'cancelled'` },
  { change: 'gives it another amount', set: 'amount = amount + 0.01' },
  { change: 'gives it to somebody else', set: 'beneficiary_user_id = 13' },
] as const;

const DEADLOCK = 1213;

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
  const sent = (part: string) =>
    expect
      .poll(() => company.stack.dataApi.calls.all.some(({ sql }) => sql?.includes(part)), {
        timeout: 10_000,
        interval: 10,
      })
      .toBe(true);

  /** Refused, naming the item; nothing of it done; and paid once the item is named. */
  const expectDriftedThenPaid = async (payment: Awaited<ReturnType<typeof pay>>) => {
    expect(payment).toMatchObject({ status: 409, body: { type: '/problems/drifted', itemNos: [2] } });
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ status: 'processing' });
    const again = await as.farah.post(`/api/batches/${batch.batchId}/disburse`, {
      reference: 'UTR-1',
      failed: [{ itemNo: 2, reason: 'changed by the host' }],
    });
    expect(cameTo(again)).toBe('paid');
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({
      paid: { count: 2, amount: '200.00' },
    });
  };

  it.each(CHANGES)('has not committed when the payment begins: $change', async ({ set }) => {
    await host.beginTransaction();
    await change(set);
    const payment = pay(as.farah, batch);
    await sent(`SET i.status = 'paid'`);
    await host.commit();
    await expectDriftedThenPaid(await payment);
  });

  it('holds for a while, and leaves as it was', async () => {
    await host.beginTransaction();
    await host.query('SELECT id FROM mlm_commission_ledger WHERE id = ? FOR UPDATE', [commissionId]);
    const payment = pay(as.farah, batch);
    await sent(`SET i.status = 'paid'`);
    await host.rollback();
    expect(cameTo(await payment)).toBe('paid');
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ paid: { count: 3 } });
  });

  it.each(CHANGES)('would change between the two statements that pay: $change', async ({ set }) => {
    const { faults } = company.stack.dataApi;
    faults.add({ kind: 'delay', sql: /SET l.status = 'paid'/, milliseconds: 1_500, times: 1 });
    const payment = pay(as.farah, batch);
    await sent(`SET l.status = 'paid'`);
    // Either it is in time, and the statement behind it finds that out; or it waits for us, and finds the commission paid.
    await change(set);
    const answer = await payment;
    if (answer.status === 409) await expectDriftedThenPaid(answer);
    else
      expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({
        paid: { count: 3, amount: '300.00' },
      });
  });
});
