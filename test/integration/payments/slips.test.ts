import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
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
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());
beforeEach(() => givenEarnings(company, 3));

const drift = async (batch: MadeBatch, itemNo: number): Promise<void> => {
  const id = await commissionOf(company, batch, itemNo);
  await company.sql('UPDATE mlm_commission_ledger SET amount = amount + 1 WHERE id = ?', [id]);
};

const APPROVED = ['1 pending live ledger approved marked', '2 pending live ledger approved marked'];

describe('a slip of whoever names items', () => {
  it('as failed and as paid does nothing', async () => {
    const batch = await makeApproved(company, as);
    await drift(batch, 1);
    const both = { reference: 'UTR-1', failed: [{ itemNo: 1, reason: 'closed' }], paidAsApproved: [1] };
    expectRefused(await farah.record(batch, both), 'invalid-input', /paidAsApproved.*failed/);
    expect(await linesOf(company, batch)).toEqual(expect.arrayContaining(APPROVED));
  });

  it('to be left out and to be paid does nothing', async () => {
    const batch = await makeApproved(company, as);
    const both = { leaveOut: [1], payHeld: [1] };
    expectRefused(await farah.begin(batch, both), 'invalid-input', /payHeld.*leaveOut/);
  });

  it('that the batch does not have does nothing', async () => {
    const batch = await makeApproved(company, as);
    const paid = { reference: 'UTR-1', paidAsApproved: [1, 99] };
    expectRefused(await farah.record(batch, paid), 'invalid-input', /1 of the 2 numbers in paidAsApproved/);
    expectRefused(
      await farah.begin(batch, { payHeld: [99] }),
      'invalid-input',
      /1 of the 1 numbers in payHeld/,
    );
    expect(await linesOf(company, batch)).toEqual(expect.arrayContaining(APPROVED));
  });

  it('who leaves other items out of what is begun already is not told that it is done', async () => {
    const batch = await makeApproved(company, as);
    expect((await farah.begin(batch, { leaveOut: [1], notes: 'file 7' })).body.outcome).toBe('begun');
    expect((await farah.begin(batch, { leaveOut: [1] })).body.outcome).toBe('already_recorded');
    for (const other of [{}, { leaveOut: [2] }, { leaveOut: [1, 2] }, { leaveOut: 'drifted' }])
      expectRefused(await farah.begin(batch, other), 'payment-begun', /abort/);
  });
});

describe('a drop', () => {
  it('seals nothing that somebody put in by SQL', async () => {
    const batch = await makeBatch(company);
    await drift(batch, 1);
    await company.sql(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
       VALUES (12, 12, 'referral', 9999, 'approved', NOW())`,
    );
    await company.sql(
      `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)
       SELECT ?, 4, l.id, l.beneficiary_user_id, l.amount, 'pending', l.id FROM mlm_commission_ledger l WHERE l.amount = 9999`,
      [batch.batchId],
    );
    expectRefused(await asking(as.om).drop(batch, { reason: 'adjusted' }), 'stale-content', /./);
    expect((await as.vani.get(`/api/batches/${batch.batchId}`)).body).toMatchObject({
      status: 'pending_approval',
      totalAmount: '600.00',
    });
  });
});
