import { expect } from 'vitest';
import { givenCommissions, givenManyCommissions } from '../../support/given.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { MadeBatch } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { asking, makeBatch, type People } from '../payments/ask-payment.ts';
import { told } from './told.ts';

const items = (...itemNos: number[]) => itemNos.map((itemNo) => ({ itemNo }));
const failed = (...itemNos: number[]) => itemNos.map((itemNo) => ({ itemNo, reason: 'closed' }));

const openItemsOf = async ({ sql }: PayoutStack, { batchId }: MadeBatch): Promise<number[]> => {
  const open = await sql(
    `SELECT item_no AS itemNo FROM mlm_payout_batch_items WHERE batch_id = ? AND status = 'pending'`,
    [batchId],
  );
  return open.map(({ itemNo }) => Number(itemNo));
};

/** Two that no batch had before: what fails in this one fails for the first time. */
const newItemsOf = async ({ sql }: PayoutStack, { batchId }: MadeBatch): Promise<[number, number]> => {
  const [first, second] = await sql(
    `SELECT i.item_no AS itemNo FROM mlm_payout_batch_items i
      WHERE i.batch_id = ? AND i.item_no > 4
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items p WHERE p.commission_id = i.commission_id AND p.id <> i.id)
      ORDER BY i.item_no LIMIT 2`,
    [batchId],
  );
  return [Number(first?.['itemNo']), Number(second?.['itemNo'])];
};

/** Approved, and items 2 to 4 have drifted since. */
const givenDrifted = async (company: PayoutStack, as: People): Promise<MadeBatch> => {
  await givenManyCommissions(company, 20);
  const batch = await makeBatch(company);
  expect(cameTo(await approve(as.dev, batch))).toBe('approved');
  await company.sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.amount = l.amount + 1 WHERE i.batch_id = ? AND i.item_no BETWEEN 2 AND 4`,
    [batch.batchId],
  );
  return batch;
};

/** Begun, aborted, begun again; items fail, and are paid late; what was paid comes back. */
const payInMoments = async (company: PayoutStack, as: People): Promise<void> => {
  const farah = asking(as.farah);
  const batch = await givenDrifted(company, as);
  await told(as.farah.get(`/api/batches/${batch.batchId}`));
  await told(farah.begin(batch, { leaveOut: 'drifted' }));
  await told(farah.abort(batch, { reason: 'file lost' }));
  await told(farah.begin(batch, { leaveOut: [2, 3, 4] }));
  await told(farah.failures(batch, { failed: failed(5, 6) }));
  await told(farah.failures(batch, { notFailed: [6] }));
  for (const mark of ['failed', 'left_out'])
    await told(as.vani.get(`/api/batches/${batch.batchId}/items?mark=${mark}`));
  const recorded = { reference: 'UTR-1', failed: failed(7) };
  await told(farah.record(batch, recorded, { 'idempotency-key': 'a-record' }));
  await told(farah.record(batch, recorded));
  await told(farah.late(batch, { items: items(5, 7), reference: 'UTR-2' }));
  const back = items(1, 5, 9).map((item) => ({ ...item, reason: 'x', payAgain: item.itemNo !== 9 }));
  await told(farah.returns(batch, { items: back }));
};

/** Paid late of one batch while another holds it: which drops it, and once more when that is at the bank, where it fails. */
const payTaken = async (company: PayoutStack, as: People): Promise<void> => {
  const farah = asking(as.farah);
  const late = await givenDrifted(company, as);
  const [first, second] = await newItemsOf(company, late);
  await told(farah.record(late, { failed: failed(first, second), drifted: 'failed', reference: 'UTR-3' }));
  const holder = await makeBatch(company);
  await told(farah.late(late, { items: items(first), reference: 'UTR-4' }));
  await told(asking(as.om).drop(holder, { reason: 'adjusted' }));
  const { contentHash } = await told(as.vani.get(`/api/batches/${holder.batchId}`));
  expect(cameTo(await approve(as.dev, { ...holder, contentHash }))).toBe('approved');
  await told(farah.begin(holder));
  await told(farah.late(late, { items: items(second), reference: 'UTR-5' }));
  await told(farah.record(holder, { failed: failed(...(await openItemsOf(company, holder))) }));
  const differing = await givenDrifted(company, as);
  await told(farah.record(differing, { drifted: 'paid', reference: 'UTR-6' }));
};

/** Which finance lets be tried again after the second time. */
const failTwice = async (company: PayoutStack, as: People): Promise<void> => {
  await givenCommissions(company, [{ beneficiary: 11 }]);
  for (const time of [1, 2]) {
    const batch = await makeBatch(company);
    expect(cameTo(await approve(as.dev, batch))).toBe('approved');
    const all = { failed: failed(...(await openItemsOf(company, batch))) };
    expect(cameTo(await asking(as.farah).record(batch, all)), `${time}`).toBe('nothing_paid');
  }
  const [held] = await company.sql(
    `SELECT commission_id AS id FROM mlm_payout_holds WHERE kind = 'payment' AND open_key IS NOT NULL`,
  );
  await told(as.farah.post(`/api/commissions/${held?.['id']}/retry`, { reason: 'a new account' }));
};

/** Every moment of a payment. */
export const tellPayments = async (company: PayoutStack, as: People): Promise<void> => {
  await payInMoments(company, as);
  await payTaken(company, as);
  await failTwice(company, as);
};
