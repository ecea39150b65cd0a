import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenEvent } from '../../support/given-event.ts';
import { givenLargeBatch, LARGE } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { asking, commissionOf } from './ask-payment.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '0' });
});
afterAll(() => company.discard());

/**
 * As the version before wrote it, and was then replaced: item 2 had failed for the second time, which it held and told at
 * once; the worker has begun with nothing.
 */
const begunBefore = async ({ batchId }: MadeBatch): Promise<void> => {
  await company.sql(
    `UPDATE mlm_payout_batch_items SET status = 'failed', live_commission_id = NULL, notes = 'account closed',
            due_commission_id = commission_id WHERE batch_id = ? AND item_no = 2`,
    [batchId],
  );
  await company.sql(
    `UPDATE mlm_payout_batches SET disbursement_reference = 'UTR-1', processed_by_user_id = 5,
            settling_since = UTC_TIMESTAMP(6), settling_seen_at = UTC_TIMESTAMP(6), settled_through = 0 WHERE id = ?`,
    [batchId],
  );
  const detail = {
    reference: 'UTR-1',
    notes: null,
    failedCount: 1,
    failedItemNos: [2],
    failedTwiceCount: 1,
  };
  const told = { actor: 'user 5', action: 'payment_begun', detail };
  await givenEvent(company, { stream: `batch-${batchId}`, ...told });
  await company.sql(
    `INSERT INTO mlm_payout_holds (kind, commission_id, open_key, reason, held_by, held_at)
     SELECT 'payment', i.commission_id, CONCAT('payment-', i.commission_id), 'failed twice', 'payment',
            DATE_ADD('1970-01-01', INTERVAL e.occurred_at MICROSECOND)
       FROM mlm_payout_batch_items i JOIN mlm_payout_events e ON e.stream = CONCAT('batch-', i.batch_id)
      WHERE i.batch_id = ? AND i.item_no = 2 AND e.action = 'payment_begun'`,
    [batchId],
  );
  await givenEvent(company, {
    stream: 'holds',
    actor: 'user 5',
    action: 'hold_set',
    detail: { kind: 'payment', batchId },
  });
};

it('a payment that the version before had begun ends by its rule: what has drifted meanwhile is not paid', {
  timeout: 120_000,
}, async () => {
  const as = await signedIn(company);
  const batch = await givenLargeBatch(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  await begunBefore(batch);
  const { batchId } = batch;
  const drifted = await commissionOf(company, batch, 7);
  await company.sql('UPDATE mlm_commission_ledger SET amount = amount + 1 WHERE id = ?', [drifted]);

  const farah = asking(as.farah);
  expect(cameTo(await farah.record(batch, { reference: 'UTR-1' }))).toBe('settling');
  expect(cameTo(await farah.abort(batch, { reason: 'x' }))).toBe('settling');
  expect(await company.invoke({ command: 'settle', batchId }, 'worker')).toEqual({
    settled: 'over',
    expired: false,
  });

  const events = await storedEvents(company, `batch-${batchId}`);
  expect(events.at(-1)).toMatchObject({
    actor: 'worker',
    action: 'batch_paid',
    detail: {
      reference: 'UTR-1',
      paidCount: LARGE - 2,
      failedCount: 1,
      driftedCount: 1,
      driftedItemNos: [7],
      differingCount: 0,
      failedTwiceCount: 0,
    },
  });
  expect(events.at(-1)?.detail).not.toHaveProperty('frozen');
  const items = await company.sql(
    `SELECT item_no AS itemNo, status, due_commission_id IS NOT NULL AS due FROM mlm_payout_batch_items
      WHERE batch_id = ? AND status <> 'paid' ORDER BY item_no`,
    [batchId],
  );
  expect(items).toEqual([
    { itemNo: 2, status: 'failed', due: 1 },
    { itemNo: 7, status: 'failed', due: 1 },
  ]);
  // What had failed twice was told when it began.
  expect(await storedEvents(company, 'holds')).toHaveLength(1);
  const shown = await as.vani.get(`/api/batches/${batchId}`);
  expect(shown.body).toMatchObject({ status: 'completed', settling: null, disbursementReference: 'UTR-1' });
  // The next run takes what drifted, and not what is held.
  const preview = await company.invoke({ force: true, dryRun: true });
  expect(preview['eligible']).toMatchObject({ count: 1 });
  const late = await farah.late(batch, { items: [{ itemNo: 2 }], reference: 'UTR-2' });
  expect(cameTo(late)).toBe('late_recorded');
});
