import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.ts';
import { isExhaustive } from '../../support/exhaustive.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { claimedTwice } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { storedEvents } from '../../support/stored-events.ts';

/** More than 20,000 are settled by the worker. */
const ITEMS = isExhaustive() ? 200_000 : 20_100;
const MINUTES = 60_000;

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '0' });
});

/** Made by the server itself, of associates 11 to 13. */
const givenLargeBatch = async (): Promise<MadeBatch> => {
  await company.sql(
    `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     SELECT 11 + n.seq % 3, 1, 'direct_sale', 0.01 + (n.seq * 7919) % 99999 / 100, 'approved',
            DATE_SUB(NOW(), INTERVAL 3600 + n.seq % 5000 SECOND)
       FROM (WITH RECURSIVE digits AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digits WHERE d < 9)
             SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS seq
               FROM digits a, digits b, digits c, digits e, digits f, digits g) n
      WHERE n.seq < ?`,
    [ITEMS],
  );
  const { batchId, contentHash, totalAmount, totalRecords } = await company.invoke({ force: true });
  expect(totalRecords).toBe(ITEMS);
  return { batchId, contentHash, totalAmount };
};

/** Meanwhile somebody else works: how long the slowest of their requests took. */
const untilSettled = async (batchId: string, other: () => Promise<unknown>): Promise<number> => {
  let slowest = 0;
  for (;;) {
    const began = performance.now();
    await other();
    slowest = Math.max(slowest, performance.now() - began);
    const { body } = await as.vani.get(`/api/batches?limit=100`);
    const batch = body.items.find((each: { batchId: string }) => each.batchId === batchId);
    if (batch.settling === null) return slowest;
    expect(batch.settling).toMatchObject({ of: ITEMS });
  }
};

/** A small batch that is signed off while the worker has the large one. */
const otherBatch = async (who: ApiClient) => {
  await company.sql(
    `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status)
     VALUES (11, 1, 'referral', 7.77, 'approved')`,
  );
  const { batchId, contentHash } = await company.invoke({ force: true, maxItems: 1 });
  const answer = await who.post('/approve', { batchId, decision: 'approved', contentHash });
  expect(answer.body).toMatchObject({ outcome: 'approved' });
};

describe(`a batch of ${ITEMS} items`, () => {
  it('is recorded in the background: paid as approved but for what failed, whatever the host writes meanwhile', {
    timeout: 5 * MINUTES,
  }, async () => {
    const batch = await givenLargeBatch();
    const path = `/api/batches/${batch.batchId}`;
    await as.asha.post('/approve', {
      batchId: batch.batchId,
      contentHash: batch.contentHash,
      decision: 'approved',
    });
    const failed = [{ itemNo: 2, reason: 'account closed' }];
    const began = await as.farah.post(`${path}/disburse`, { reference: 'UTR-3', failed });
    expect(began).toMatchObject({
      status: 202,
      body: { outcome: 'settling', batch: { status: 'processing', settling: { of: ITEMS } } },
    });
    // The last items: the worker has not come to them yet.
    await company.sql(
      `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
          SET l.status = 'cancelled' WHERE i.batch_id = ? AND i.item_no IN (?, ?)`,
      [batch.batchId, ITEMS - 1, ITEMS],
    );
    expect(
      (await as.farah.post(`${path}/cancel`, { reason: 'too late', bankPaidNothing: true })).body,
    ).toMatchObject({
      type: '/problems/settling',
    });
    await untilSettled(batch.batchId, () => otherBatch(as.bimal));
    const { body } = await as.vani.get(path);
    const [sum] = await company.sql(
      `SELECT SUM(status = 'paid') AS paid, SUM(CASE WHEN status = 'paid' THEN amount END) AS amount, SUM(live_commission_id IS NULL) AS free,
              SUM(notes LIKE 'paid_differs:%') AS differing
         FROM mlm_payout_batch_items WHERE batch_id = ?`,
      [batch.batchId],
    );
    expect(sum).toEqual({ paid: String(ITEMS - 1), amount: body.paidAmount, free: '1', differing: '2' });
    expect(body).toMatchObject({ status: 'completed', settling: null, disbursementReference: 'UTR-3' });
    const [ledger] = await company.sql(
      `SELECT SUM(status = 'paid') AS paid, SUM(COALESCE(payout_batch_id, 0) <> ?) AS free FROM mlm_commission_ledger
        WHERE id IN (SELECT commission_id FROM mlm_payout_batch_items WHERE batch_id = ?)`,
      [batch.batchId, batch.batchId],
    );
    // What the host cancelled stays cancelled, and this batch's.
    expect(ledger).toEqual({ paid: String(ITEMS - 3), free: '1' });
    const events = await storedEvents(company, `batch-${batch.batchId}`);
    expect(events.at(-1)).toMatchObject({
      actor: 'worker',
      action: 'batch_paid',
      detail: {
        failedCount: 1,
        driftedCount: 0,
        differingCount: 2,
        differingItemNos: [ITEMS - 1, ITEMS],
        paidCount: ITEMS - 1,
        frozenDiffers: false,
      },
    });
    const notices = await company.sql(
      `SELECT payload FROM mlm_notification_log WHERE notice_key IN (?, ?) ORDER BY id`,
      [`finance_batch_disbursed/${batch.batchId}`, `payout_payment_differs/${batch.batchId}/finance`],
    );
    expect(notices).toMatchObject([
      { payload: { paidRecords: ITEMS - 1, failedRecords: 1 } },
      { payload: { differingItemNos: [ITEMS - 1, ITEMS], differingRecords: 2 } },
    ]);
  });

  it('is rejected at once and released in the background; the next run takes it whole', {
    timeout: 5 * MINUTES,
  }, async () => {
    const batch = await givenLargeBatch();
    const answer = await as.asha.post('/approve', {
      batchId: batch.batchId,
      contentHash: batch.contentHash,
      decision: 'rejected',
      notes: 'wrong month',
    });
    expect(answer).toMatchObject({
      status: 202,
      body: { outcome: 'cancelled', batch: { status: 'cancelled', settling: { of: ITEMS } } },
    });
    await untilSettled(batch.batchId, () => otherBatch(as.bimal));
    expect(await claimedTwice(company)).toEqual([]);
    const again = await company.invoke({ force: true });
    const [waiting] = await company.sql(
      `SELECT COUNT(*) AS count FROM mlm_payout_batch_items WHERE batch_id = ? AND status = 'released' AND live_commission_id IS NULL`,
      [batch.batchId],
    );
    expect(waiting).toEqual({ count: ITEMS });
    // What was freed early may already stand in one of the small batches; nothing is lost, and nothing is twice.
    const [live] = await company.sql(
      `SELECT COUNT(DISTINCT live_commission_id) AS live, COUNT(live_commission_id) AS items FROM mlm_payout_batch_items`,
    );
    const [approved] = await company.sql(
      `SELECT COUNT(*) AS count FROM mlm_commission_ledger WHERE status = 'approved'`,
    );
    expect(again.outcome).toBe('created');
    expect(live).toEqual({ live: approved?.['count'], items: approved?.['count'] });
  });
});
