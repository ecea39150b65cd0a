import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsAdmin } from '../../support/ask-doctor.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { approve } from '../../support/sign-off.ts';
import {
  asking,
  commissionOf,
  givenEarnings,
  linesOf,
  makeApproved,
  makeBatch,
  type People,
} from './ask-payment.ts';

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
let om: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
  om = asking(as.om);
});
afterAll(() => company.discard());
beforeEach(() => givenEarnings(company, 20, { required_approvals: '2' }));

const changeLedger = async (batch: MadeBatch, itemNo: number, change: string) =>
  company.sql(`UPDATE mlm_commission_ledger SET ${change} WHERE id = ?`, [
    await commissionOf(company, batch, itemNo),
  ]);

const drop = (batch: MadeBatch) => om.drop(batch, { reason: 'adjusted by hand' });

describe('what has drifted in a pending batch', () => {
  it('is dropped, and the others are approved anew and paid', async () => {
    const batch = await makeBatch(company);
    expect((await approve(as.asha, batch)).body.outcome).toBe('recorded');
    await changeLedger(batch, 2, 'amount = 1');
    await changeLedger(batch, 17, "status = 'cancelled'");
    expect((await approve(as.bimal, batch)).body.type).toBe('/problems/drifted');
    const dropped = await drop(batch);
    expect(dropped.body).toMatchObject({
      outcome: 'dropped',
      batch: { totalRecords: 18, totalAmount: '19100.00', approvalCount: 0, status: 'pending_approval' },
    });
    const { contentHash } = dropped.body.batch;
    expect(contentHash).not.toBe(batch.contentHash);
    expect((await approve(as.bimal, batch)).body.type).toBe('/problems/stale-content');
    const anew = { ...batch, contentHash };
    expect((await approve(as.bimal, anew)).body.outcome).toBe('recorded');
    expect((await approve(as.asha, anew)).body.outcome).toBe('approved');
    expect((await farah.begin(batch)).body.batch.payment).toMatchObject({ count: 18, amount: '19100.00' });
    const recorded = await farah.record(batch, { reference: 'UTR-1' });
    expect(recorded.body.batch.paidAmount).toBe('19100.00');
    const lines = await linesOf(company, batch);
    expect([lines[1], lines[16]]).toEqual([
      '2 dropped due ledger approved',
      '17 dropped due ledger cancelled',
    ]);
    expect((await examineAsAdmin(company)).named('wrong')).toEqual([]);
    const [notice] = await company.sql(
      `SELECT subject, message FROM mlm_notification_log WHERE type = 'payout_items_dropped'`,
    );
    expect(notice?.['message']).toMatch(/count no more: asha \(user 1\)\./);
  });

  it('is nothing where nothing has drifted', async () => {
    const batch = await makeBatch(company);
    expect((await drop(batch)).body).toMatchObject({
      outcome: 'already_recorded',
      batch: { contentHash: batch.contentHash },
    });
  });

  it('may be all of it: the batch is cancelled', async () => {
    const batch = await makeBatch(company);
    await company.sql('UPDATE mlm_commission_ledger SET amount = amount + 1');
    expect((await drop(batch)).body).toMatchObject({
      outcome: 'cancelled',
      batch: { status: 'cancelled', totalRecords: 0, totalAmount: '0.00' },
    });
    const next = await company.invoke({ force: true });
    expect(next).toMatchObject({ outcome: 'created', totalRecords: 20 });
    expect((await examineAsAdmin(company)).named('wrong')).toEqual([]);
  });

  it('stays where the batch is approved already, and is the operator’s to drop', async () => {
    const batch = await makeBatch(company);
    expectRefused(await farah.drop(batch, { reason: 'x' }), 'not-entitled', /operator/);
    await approve(as.asha, batch);
    await approve(as.bimal, batch);
    expectRefused(await drop(batch), 'not-pending', /cannot be decided/);
  });

  it('that the bank paid all the same is beside the total', async () => {
    await givenEarnings(company, 3);
    const batch = await makeBatch(company);
    await changeLedger(batch, 2, 'amount = 250');
    const { contentHash } = (await drop(batch)).body.batch;
    await approve(as.asha, { ...batch, contentHash });
    await farah.record(batch, { reference: 'UTR-1' });
    const late = await farah.late(batch, { items: [{ itemNo: 2 }], reference: 'UTR-2' });
    expect(late.body.batch).toMatchObject({
      totalAmount: '400.00',
      paidAmount: '400.00',
      lateDroppedAmount: '200.00',
    });
    expect(await linesOf(company, batch)).toContain('2 paid live ledger paid marked');
    const returned = await farah.returns(batch, {
      items: [{ itemNo: 2, reason: 'closed', payAgain: true }],
    });
    expect(returned.body.batch.returnedAmount).toBe('200.00');
    expect((await makeApproved(company, as)).totalAmount).toBe('250.00');
  });
});
