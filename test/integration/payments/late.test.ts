import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectSound } from '../../proof/expect-sound.ts';
import { examineAsAdmin } from '../../support/ask-doctor.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { reject } from '../../support/sign-off.ts';
import { asking, givenEarnings, linesOf, makeApproved, makeBatch, type People } from './ask-payment.ts';

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());
beforeEach(() => givenEarnings(company, 3));

/** The bank calls item 2 of a batch failed. */
const givenFailed = async (): Promise<MadeBatch> => {
  const batch = await makeApproved(company, as);
  await farah.begin(batch);
  const failed = [{ itemNo: 2, reason: 'account closed' }];
  expect((await farah.record(batch, { reference: 'UTR-1', failed })).body.outcome).toBe('paid');
  return batch;
};

const late = (batch: MadeBatch, ...itemNos: number[]) =>
  farah.late(batch, { items: itemNos.map((itemNo) => ({ itemNo })), reference: 'UTR-2' });

const lastEvent = async ({ batchId }: MadeBatch) => {
  const [event] = (await as.vani.get(`/api/batches/${batchId}/events`)).body.items;
  return { action: event.action, detail: JSON.parse(event.detail) };
};

const noticesOf = async (type: string) =>
  company.sql('SELECT notice_key AS noticeKey, subject, message FROM mlm_notification_log WHERE type = ?', [
    type,
  ]);

describe('what the bank paid after all', () => {
  it('is paid, and no run takes it again', async () => {
    const batch = await givenFailed();
    const answer = await late(batch, 2);
    expect(answer.body).toMatchObject({
      outcome: 'late_recorded',
      warnings: [],
      batch: { status: 'completed', paidAmount: '600.00' },
    });
    expect(await linesOf(company, batch)).toContain('2 paid live ledger paid marked');
    expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'skipped' });
    expect(await lastEvent(batch)).toMatchObject({
      action: 'late_payment_recorded',
      detail: { paidCount: 1, paidAmount: '200.00', paidTwiceCount: 0, reference: 'UTR-2' },
    });
  });

  it('is recorded once: the same request changes nothing', async () => {
    const batch = await givenFailed();
    await late(batch, 2);
    expect((await late(batch, 2)).body).toMatchObject({
      outcome: 'already_recorded',
      batch: { paidAmount: '600.00' },
    });
  });

  it('is not recorded again under a reference of other letters', async () => {
    const batch = await givenFailed();
    const items = [{ itemNo: 2 }];
    await farah.late(batch, { items, reference: 'utr-2' });
    expectRefused(await farah.late(batch, { items, reference: 'UTR-2' }), 'already-paid', /as paid already/);
  });

  it('is taken back from a batch that has not been at a bank: that item drifts', async () => {
    const batch = await givenFailed();
    const next = await makeBatch(company);
    expect(next.totalAmount).toBe('200.00');
    await late(batch, 2);
    expect(await linesOf(company, batch)).toContain('2 paid live ledger paid marked');
    expect(await linesOf(company, next)).toEqual(['1 pending ledger paid']);
    expect(await lastEvent(next)).toMatchObject({ action: 'item_taken', detail: { count: 1 } });
    const shown = await as.vani.get(`/api/batches/${next.batchId}`);
    expect(shown.body.drift.items).toEqual([
      expect.objectContaining({ why: expect.stringMatching(/paid already/) }),
    ]);
  });

  it('is taken back from a batch that is approved: begin asks about it', async () => {
    const batch = await givenFailed();
    const next = await makeApproved(company, as);
    await late(batch, 2);
    const begun = await farah.begin(next, { leaveOut: [] });
    expect(begun.body).toMatchObject({ type: '/problems/drifted', itemNos: [1] });
  });

  it.each(['begun', 'recorded'])('where another payment is %s, has left twice, and is told', async (step) => {
    const batch = await givenFailed();
    const next = await makeApproved(company, as);
    await farah.begin(next);
    if (step === 'recorded') await farah.record(next, { reference: 'UTR-3' });
    const answer = await late(batch, 2);
    expect(answer.body.warnings).toEqual([
      expect.stringMatching(/1 commission, ₹200.00, is paid twice: batch AUTO-/),
    ]);
    if (step === 'begun') {
      await expectSound(company, 'paid late while another payment is begun');
      expect((await examineAsAdmin(company)).aboutToBePaidTwice).toEqual({ count: 1, amount: '200.00' });
      await farah.record(next, { reference: 'UTR-3' });
    }
    expect(await linesOf(company, batch)).toContain('2 paid ledger paid');
    expect(await linesOf(company, next)).toEqual(['1 paid live ledger paid marked']);
    expect(await noticesOf('payout_paid_twice')).toHaveLength(2);
  });

  it('of an item that this batch has lost since is recorded, too, where nobody began the payment', async () => {
    const batch = await givenFailed();
    const next = await makeApproved(company, as);
    await late(batch, 2);
    const recorded = await farah.record(next, { reference: 'UTR-3', paidAsApproved: [1] });
    expect(recorded.body).toMatchObject({
      outcome: 'paid',
      warnings: [expect.stringMatching(/paid twice/)],
      batch: { paidAmount: '200.00' },
    });
    expect(await linesOf(company, next)).toEqual(['1 paid ledger paid']);
    expect(await linesOf(company, batch)).toContain('2 paid live ledger paid marked');
    expect(await noticesOf('payout_paid_twice')).toHaveLength(2);
  });

  it('of a batch that is still releasing, or was cancelled, counts as well', async () => {
    const batch = await makeBatch(company);
    await reject(as.asha, batch);
    const answer = await late(batch, 1, 3);
    expect(answer.body.batch).toMatchObject({ status: 'cancelled', paidAmount: '400.00' });
    expect(await linesOf(company, batch)).toEqual([
      '1 paid live ledger paid marked',
      '2 released due ledger approved',
      '3 paid live ledger paid marked',
    ]);
  });

  it('of a batch that was cancelled, while another payment is begun, is about to leave twice until that one says that it failed', async () => {
    const batch = await makeBatch(company);
    await reject(as.asha, batch);
    const next = await makeApproved(company, as);
    await farah.begin(next);
    await late(batch, 2);
    const twice = async () => (await examineAsAdmin(company)).aboutToBePaidTwice;
    expect(await twice()).toEqual({ count: 1, amount: '200.00' });
    await farah.failures(next, { failed: [{ itemNo: 2, reason: 'paid already' }] });
    expect(await twice()).toEqual({ count: 0, amount: '0.00' });
    await farah.record(next, { reference: 'UTR-3' });
    await expectSound(company, 'failed in the other');
    expect(await linesOf(company, batch)).toContain('2 paid live ledger paid marked');
  });

  it('says where the ledger has moved on, and leaves it', async () => {
    const batch = await givenFailed();
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 200`);
    await late(batch, 2);
    expect(await linesOf(company, batch)).toContain('2 paid live ledger cancelled marked');
    const [item] = await company.sql(
      'SELECT notes FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no = 2',
      [batch.batchId],
    );
    expect(item?.['notes']).toMatch(
      /^paid_differs: paid late: UTR-2; 200.00, as approved, while the ledger said cancelled/,
    );
    expect((await late(batch, 2)).body.outcome).toBe('already_recorded');
  });

  it('cannot be what is paid, open, unknown, or in a batch that nobody approved', async () => {
    const batch = await givenFailed();
    expectRefused(await late(batch, 1), 'already-paid', /1 of the 1 items named/);
    expectRefused(await late(batch, 7), 'invalid-input', /none of batch/);
    const next = await makeBatch(company);
    expectRefused(await late(next, 1), 'not-processing', /awaits approval/);
  });
});
