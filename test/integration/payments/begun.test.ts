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

describe('a payment that is begun', () => {
  it('pays what it froze, whatever the host writes after it', async () => {
    const batch = await makeApproved(company, as);
    const begun = await farah.begin(batch);
    expect(begun.body).toMatchObject({
      outcome: 'begun',
      batch: {
        status: 'processing',
        payment: { by: '5', count: 4, amount: '1000.00' },
        may: { cancel: 'payment-begun', begin: 'payment-begun', disburse: true, failures: true, abort: true },
      },
    });
    await changeLedger(batch, 1, 'amount = 120');
    await changeLedger(batch, 2, "status = 'cancelled'");
    await changeLedger(batch, 3, 'beneficiary_user_id = 11');
    const recorded = await farah.record(batch, { reference: 'UTR-1' });
    expect(recorded.body).toMatchObject({
      outcome: 'paid',
      batch: { status: 'completed', paidAmount: '1000.00', payment: null },
    });
    expect(await linesOf(company, batch)).toEqual([
      '1 paid live ledger paid marked',
      '2 paid live ledger cancelled marked',
      '3 paid live ledger paid marked',
      '4 paid live ledger paid marked',
    ]);
    const [event] = (await as.vani.get(`/api/batches/${batch.batchId}/events`)).body.items;
    expect([event.action, JSON.parse(event.detail)]).toEqual([
      'batch_paid',
      expect.objectContaining({ differingCount: 3, differingItemNos: [1, 2, 3], frozenDiffers: false }),
    ]);
    const told = await company.sql(
      `SELECT subject FROM mlm_notification_log WHERE type = 'payout_payment_differs' ORDER BY id`,
    );
    expect(told).toHaveLength(2);
    expect((await company.invoke({ force: true, dryRun: true })).wouldRun).toBe(false);
  });

  it('is called the same in the list, in an inbox and on its own', async () => {
    const batch = await makeApproved(company, as);
    const states = async () => {
      const [list, inbox, shown] = await Promise.all([
        as.vani.get('/api/batches?limit=1'),
        as.farah.get('/api/inbox'),
        as.vani.get(`/api/batches/${batch.batchId}`),
      ]);
      const waits = [...inbox.body.toPay.items, ...inbox.body.begun.items];
      const waiting = waits.find(({ batchId }) => batchId === batch.batchId);
      return [list.body.items[0].state, waiting?.state, shown.body.state];
    };
    expect(await states()).toEqual(['approved', 'approved', 'approved']);
    await farah.begin(batch);
    expect(await states()).toEqual(['being paid', 'being paid', 'being paid']);
    await farah.record(batch, { reference: 'UTR-1', failed: [{ itemNo: 1, reason: 'closed' }] });
    expect(await states()).toEqual(['partly paid', undefined, 'partly paid']);
  });

  it('leaves out what has drifted: reserved until it is recorded, then free and due', async () => {
    const batch = await makeApproved(company, as);
    await changeLedger(batch, 2, 'amount = 250');
    const unnamed = await farah.begin(batch);
    expectRefused(unnamed, 'drifted', /paid already.*paidAsApproved.*leaveOut/);
    expect(unnamed.body.itemNos).toEqual([2]);
    const begun = await farah.begin(batch, { leaveOut: 'drifted' });
    expect(begun.body.batch.payment).toMatchObject({ count: 3, amount: '800.00' });
    expect(await linesOf(company, batch)).toContain('2 pending (left_out) live ledger approved marked');
    await farah.record(batch, { reference: 'UTR-1' });
    expect(await linesOf(company, batch)).toContain('2 released (left_out) due ledger approved');
    const next = await company.invoke({ force: true });
    expect(next).toMatchObject({ outcome: 'created', totalAmount: '250.00' });
  });

  it('by numbers leaves out whatever is named', async () => {
    const batch = await makeApproved(company, as);
    expectRefused(await farah.begin(batch, { leaveOut: [5] }), 'invalid-input', /does not have/);
    expectRefused(await farah.begin(batch, { leaveOut: [1, 2, 3, 4] }), 'invalid-input', /nothing to pay/);
    const begun = await farah.begin(batch, { leaveOut: [1, 4] });
    expect(begun.body.batch.payment).toMatchObject({ count: 2, amount: '500.00' });
  });

  it('asks about what is on hold, and pays it only where finance says so', async () => {
    const batch = await makeApproved(company, as);
    await as.om.post('/api/holds', { kind: 'person', userId: '12', reason: 'PAN missing' });
    expect((await farah.begin(batch)).body).toMatchObject({ type: '/problems/drifted', itemNos: [2] });
    const begun = await farah.begin(batch, { payHeld: [2] });
    expect(begun.body.batch.payment).toMatchObject({ count: 4 });
  });

  it('leaves out what is on hold with all that has drifted', async () => {
    const batch = await makeApproved(company, as);
    await as.om.post('/api/holds', { kind: 'person', userId: '12', reason: 'PAN missing' });
    await changeLedger(batch, 3, 'amount = 1');
    const begun = await farah.begin(batch, { leaveOut: 'drifted' });
    expect(begun.body.batch.payment).toMatchObject({ count: 2, amount: '500.00' });
  });

  it('is begun once: repeated by the same person, and refused to another', async () => {
    await givenApprover(company, { userId: 51, subject: 'gita', roles: ['finance'] });
    const gita = asking(await apiAs(company, 'gita'));
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    expect((await farah.begin(batch)).body).toMatchObject({ outcome: 'already_recorded' });
    expectRefused(await gita.begin(batch), 'payment-begun', /begun by user 5 \(/);
  });

  it('cannot be cancelled', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    const cancelled = await farah.cancel(batch, { reason: 'no', bankPaidNothing: true });
    expectRefused(cancelled, 'payment-begun', /record what it paid/);
  });

  it('is recorded whatever became of votes, approvers and content', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    await company.sql('UPDATE mlm_payout_batch_approvals SET content_hash = NULL');
    await company.sql('UPDATE mlm_payout_batches SET content_hash = REPEAT("0", 64)');
    await company.sql('UPDATE mlm_payout_approvers SET active = 0 WHERE user_id = 1');
    await company.sql('UPDATE mlm_payout_batch_items SET amount = 101 WHERE item_no = 1');
    const recorded = await farah.record(batch, { reference: 'UTR-1' });
    expect(recorded.body).toMatchObject({ outcome: 'paid' });
    const [event] = (await as.vani.get(`/api/batches/${batch.batchId}/events`)).body.items;
    expect(JSON.parse(event.detail)).toMatchObject({ frozenDiffers: true });
  });

  it('does not pay what somebody put in by SQL since', async () => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    await company.sql(
      `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status)
       VALUES (999, 11, 1, 'referral', 5000, 'approved')`,
    );
    await company.sql(
      `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, live_commission_id)
       VALUES (?, 5, 999, 11, 5000, 999)`,
      [batch.batchId],
    );
    const recorded = await farah.record(batch, { reference: 'UTR-1' });
    expect(recorded.body.batch.paidAmount).toBe('1000.00');
    expect(await linesOf(company, batch)).toContain('5 released due ledger approved');
  });
});

describe('what is on hold and has drifted as well', () => {
  it('is not paid because it would be paid though held', async () => {
    const batch = await makeApproved(company, as);
    await changeLedger(batch, 2, 'amount = 250');
    await as.om.post('/api/holds', { kind: 'person', userId: '12', reason: 'PAN missing' });
    expect((await farah.begin(batch, { payHeld: [2] })).body).toMatchObject({ itemNos: [2] });
    const begun = await farah.begin(batch, { leaveOut: 'drifted', payHeld: [2] });
    expect(begun.body.batch.payment).toMatchObject({ count: 3, amount: '800.00' });
  });
});
