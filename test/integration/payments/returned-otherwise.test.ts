import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
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
beforeEach(() => givenEarnings(company, 3));

const back = (itemNo: number, payAgain: boolean) => ({ itemNo, reason: 'account closed', payAgain });

const hostSays = async (batch: MadeBatch, itemNo: number, status: string): Promise<void> => {
  const id = await commissionOf(company, batch, itemNo);
  await company.sql('UPDATE mlm_commission_ledger SET status = ? WHERE id = ?', [status, id]);
};

const run = () => company.invoke({ force: true });

describe('what came back while the ledger says something else', () => {
  let batch: MadeBatch;
  beforeEach(async () => {
    batch = await makeApproved(company, as);
    await farah.begin(batch);
    await hostSays(batch, 1, 'pending');
    expect(cameTo(await farah.record(batch, { reference: 'UTR-1' }))).toBe('paid');
  });

  it('approved, and is paid in another way, is taken by no run', async () => {
    await hostSays(batch, 1, 'approved');
    await farah.returns(batch, { items: [back(1, false)] });
    expect(await linesOf(company, batch)).toContain('1 returned ledger paid');
    expect(await run()).toMatchObject({ outcome: 'skipped' });
  });

  it('pending, and is paid in another way, is taken by no run once it is approved, unless finance says so', async () => {
    await farah.returns(batch, { items: [back(1, false)] });
    expect(await linesOf(company, batch)).toContain('1 returned ledger pending');
    await hostSays(batch, 1, 'approved');
    expect(await run()).toMatchObject({
      outcome: 'skipped',
      excluded: [{ reason: 'payment_failed', count: 1, amount: '100.00' }],
    });
    const id = await commissionOf(company, batch, 1);
    const { body } = await as.farah.post(`/api/commissions/${id}/retry`, { reason: 'the cheque was lost' });
    expect(body).toMatchObject({ outcome: 'lifted', hold: { reason: expect.stringMatching(/another way/) } });
    expect(await run()).toMatchObject({ outcome: 'created', totalAmount: '100.00' });
  });
});

describe('what was paid twice, and came back before the other payment had ended', () => {
  let first: MadeBatch;
  let other: MadeBatch;
  beforeEach(async () => {
    first = await makeApproved(company, as);
    await farah.begin(first);
    const failed = [{ itemNo: 2, reason: 'account closed' }];
    expect(cameTo(await farah.record(first, { reference: 'UTR-1', failed }))).toBe('paid');
    other = await makeApproved(company, as);
    await farah.begin(other);
    const late = { items: [{ itemNo: 2 }], reference: 'UTR-2' };
    expect(cameTo(await farah.late(first, late))).toBe('late_recorded');
    expect(cameTo(await farah.returns(first, { items: [back(2, true)] }))).toBe('returned');
    expect(await linesOf(company, first)).toContain('2 returned ledger approved');
  });

  it('is paid by the other', async () => {
    expect(cameTo(await farah.record(other, { reference: 'UTR-3' }))).toBe('paid');
    expect(await linesOf(company, other)).toEqual(['1 paid live ledger paid marked']);
  });

  it('is owed once the other has failed', async () => {
    expect(cameTo(await farah.record(other, { failed: [{ itemNo: 1, reason: 'stopped' }] }))).toBe(
      'nothing_paid',
    );
    expect(await linesOf(company, other)).toEqual(['1 failed due ledger approved']);
    const retried = await as.farah.post(`/api/commissions/${await commissionOf(company, other, 1)}/retry`, {
      reason: 'a new account',
    });
    expect(retried.body.outcome).toBe('lifted');
    expect(await run()).toMatchObject({ outcome: 'created', totalAmount: '200.00' });
  });

  it('is owed once the other was stopped and cancelled', async () => {
    await farah.abort(other, { reason: 'the bank had not sent it' });
    const cancelled = await farah.cancel(other, { reason: 'stopped', bankPaidNothing: true });
    expect(cameTo(cancelled)).toBe('cancelled');
    expect(await run()).toMatchObject({ outcome: 'created', totalAmount: '200.00' });
  });
});
