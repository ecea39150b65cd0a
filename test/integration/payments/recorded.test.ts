import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, type MadeBatch, signedIn } from '../../support/people.ts';
import { asking, commissionOf, givenEarnings, linesOf, makeApproved, type People } from './ask-payment.ts';

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());
beforeEach(() => givenEarnings(company, 4));

const changeLedger = async (batch: MadeBatch, itemNo: number, change: string) =>
  company.sql(`UPDATE mlm_commission_ledger SET ${change} WHERE id = ?`, [
    await commissionOf(company, batch, itemNo),
  ]);

describe('what failed', () => {
  it('is said piece by piece, the last word on an item counts', async () => {
    const batch = await makeApproved(company, as);
    const one = { failed: [{ itemNo: 1, reason: 'account closed' }] };
    expectRefused(await farah.failures(batch, one), 'payment-not-begun', /begin one first/);
    await farah.begin(batch, { leaveOut: [4] });
    expect((await farah.failures(batch, one)).body).toMatchObject({ outcome: 'marked' });
    expect((await farah.failures(batch, one)).body).toMatchObject({ outcome: 'already_recorded' });
    const leftOut = { failed: [{ itemNo: 4, reason: 'x' }] };
    expectRefused(await farah.failures(batch, leftOut), 'invalid-input', /left out/);
    expectRefused(
      await farah.failures(batch, { failed: [{ itemNo: 9, reason: 'x' }] }),
      'invalid-input',
      /does not have/,
    );
    await farah.failures(batch, { failed: [{ itemNo: 2, reason: 'no such account' }], notFailed: [1] });
    expect(await linesOf(company, batch)).toContain('2 pending (failed) live ledger approved marked');
    const recorded = await farah.record(batch, {
      reference: 'UTR-1',
      failed: [{ itemNo: 3, reason: 'refused' }],
    });
    expect(recorded.body.batch).toMatchObject({ status: 'completed', paidAmount: '100.00' });
    expect(await linesOf(company, batch)).toEqual([
      '1 paid live ledger paid marked',
      '2 failed due ledger approved',
      '3 failed due ledger approved',
      '4 released (left_out) due ledger approved',
    ]);
  });

  it('may be all of it: nothing is paid, and no reference asked for', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    const failed = [1, 2, 3, 4].map((itemNo) => ({ itemNo, reason: 'file refused' }));
    expectRefused(await farah.record(batch, {}), 'invalid-input', /reference is missing: 4 items/);
    expectRefused(
      await farah.record(batch, { failed, reference: 'UTR-1' }),
      'invalid-input',
      /expected none/,
    );
    const recorded = await farah.record(batch, { failed });
    expect(recorded.body).toMatchObject({
      outcome: 'nothing_paid',
      batch: { status: 'completed', paidAmount: '0.00', disbursementReference: null },
    });
    const [notice] = await company.sql(
      `SELECT subject, message FROM mlm_notification_log WHERE type = 'finance_batch_disbursed'`,
    );
    expect(notice?.['subject']).toMatch(/failed, nothing was paid/);
    expect(notice?.['message']).not.toMatch(/Reference|is paid/);
  });
});

describe('a payment that is recorded', () => {
  it('again says the same, or is told where the truth goes now', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    await farah.record(batch, { reference: 'UTR-1', failed: [{ itemNo: 1, reason: 'closed' }] });
    expect((await farah.record(batch, { reference: 'UTR-1' })).body.outcome).toBe('already_recorded');
    const same = { reference: 'UTR-1', failed: [{ itemNo: 1, reason: 'closed' }] };
    expect((await farah.record(batch, same)).body.outcome).toBe('already_recorded');
    const other = { reference: 'UTR-1', failed: [{ itemNo: 2, reason: 'closed' }] };
    expectRefused(await farah.record(batch, other), 'not-processing', /late-payments.*returns/);
    expectRefused(await farah.record(batch, { reference: 'UTR-2' }), 'not-processing', /UTR-1/);
  });

  it('without a begin asks about each drifted item, and nobody has to lie', async () => {
    const batch = await makeApproved(company, as);
    await changeLedger(batch, 1, 'amount = 120');
    await changeLedger(batch, 2, 'amount = 220');
    const refused = await farah.record(batch, { reference: 'UTR-1' });
    expectRefused(refused, 'drifted', /paidAsApproved/);
    expect(refused.body.itemNos).toEqual([1, 2]);
    const half = { reference: 'UTR-1', paidAsApproved: [1] };
    expect((await farah.record(batch, half)).body.itemNos).toEqual([2]);
    const recorded = await farah.record(batch, {
      ...half,
      failed: [{ itemNo: 2, reason: 'not in the file' }],
    });
    expect(recorded.body).toMatchObject({ outcome: 'paid', batch: { paidAmount: '800.00' } });
    expect(await linesOf(company, batch)).toEqual([
      '1 paid live ledger paid marked',
      '2 failed due ledger approved',
      '3 paid live ledger paid marked',
      '4 paid live ledger paid marked',
    ]);
    expect(await company.invoke({ force: true })).toMatchObject({ totalAmount: '220.00' });
  });

  it.each(['failed', 'paid'] as const)('without a begin: all that drifted has %s', async (drifted) => {
    const batch = await makeApproved(company, as);
    await changeLedger(batch, 1, 'amount = 120');
    await changeLedger(batch, 3, "status = 'pending'");
    const recorded = await farah.record(batch, { reference: 'UTR-1', drifted });
    expect(recorded.body.batch.paidAmount).toBe(drifted === 'paid' ? '1000.00' : '600.00');
  });

  it('after a begin leaves no room for what drifted', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    const answer = await farah.record(batch, { reference: 'UTR-1', drifted: 'failed' });
    expectRefused(answer, 'invalid-input', /drift is over/);
  });

  it('under the reference of another batch is accepted, with a warning', async () => {
    const first = await makeApproved(company, as);
    await farah.record(first, { reference: 'UTR-1', failed: [{ itemNo: 1, reason: 'closed' }] });
    const second = await makeApproved(company, as);
    const recorded = await farah.record(second, { reference: 'UTR-1' });
    expect(recorded.body.warnings).toEqual([expect.stringMatching(/UTR-1 is also that of batch AUTO-/)]);
    const shown = await as.vani.get(`/api/batches/${second.batchId}`);
    expect(shown.body.warnings).toEqual(recorded.body.warnings);
    const listed = await as.vani.get('/api/batches?paymentReference=UTR-1');
    expect(listed.body.items).toHaveLength(2);
  });
});

describe('a payment that is aborted', () => {
  it('leaves the batch as before it began', async () => {
    await givenApprover(company, { userId: 51, subject: 'gita', roles: ['finance'] });
    const gita = asking(await apiAs(company, 'gita'));
    const batch = await makeApproved(company, as);
    expectRefused(await farah.abort(batch, { reason: 'x' }), 'payment-not-begun', /begin one first/);
    await farah.begin(batch, { leaveOut: [2] });
    await farah.failures(batch, { failed: [{ itemNo: 1, reason: 'closed' }] });
    expectRefused(await farah.abort(batch, { reason: 'x' }), 'payment-begun', /another person of finance/);
    const aborted = await gita.abort(batch, { reason: 'the file was refused' });
    expect(aborted.body).toMatchObject({
      outcome: 'aborted',
      batch: { status: 'processing', payment: null, may: { cancel: true, begin: true } },
    });
    expect(await linesOf(company, batch)).toEqual(
      [1, 2, 3, 4].map((itemNo) => `${itemNo} pending live ledger approved marked`),
    );
    const again = await gita.begin(batch);
    expect(again.body.batch.payment).toMatchObject({ by: '51', count: 4 });
    const told = await company.sql(
      `SELECT notice_key AS noticeKey FROM mlm_notification_log WHERE type LIKE 'payout_payment_%' ORDER BY id`,
    );
    expect(told.map(({ noticeKey }) => noticeKey)).toEqual([
      `payout_payment_begun/${batch.batchId}/3`,
      `payout_payment_aborted/${batch.batchId}/5`,
      `payout_payment_begun/${batch.batchId}/6`,
    ]);
  });

  it('by whoever began it, where nobody else may, says so', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    const aborted = await farah.abort(batch, { reason: 'the file was refused' });
    expect(aborted.body.outcome).toBe('aborted');
    const [event] = (await as.vani.get(`/api/batches/${batch.batchId}/events`)).body.items;
    expect(JSON.parse(event.detail)).toMatchObject({ alone: true, begunBy: '5' });
    const [notice] = await company.sql(
      `SELECT message FROM mlm_notification_log WHERE type = 'payout_payment_aborted'`,
    );
    expect(notice?.['message']).toMatch(/same person had begun it/);
  });
});
