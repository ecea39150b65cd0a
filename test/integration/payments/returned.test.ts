import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, type MadeBatch, signedIn } from '../../support/people.ts';
import { asking, givenEarnings, linesOf, makeApproved, type People } from './ask-payment.ts';

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

const givenPaid = async (failed: object[] = []): Promise<MadeBatch> => {
  const batch = await makeApproved(company, as);
  await farah.begin(batch);
  expect((await farah.record(batch, { reference: 'UTR-1', failed })).body.outcome).toBe('paid');
  return batch;
};

const back = (itemNo: number, payAgain: boolean) => ({
  itemNo,
  reason: 'account closed',
  bankReference: 'R-9',
  payAgain,
});

describe('what came back', () => {
  it('and is to be paid again is due at once, whatever its age', async () => {
    await givenSettings(company, { lookback_days: '1' });
    await givenEarnings(company, 3);
    const batch = await givenPaid();
    await givenSettings(company, { lookback_days: '1' });
    const answer = await farah.returns(batch, { items: [back(1, true)] });
    expect(answer.body).toMatchObject({
      outcome: 'returned',
      batch: { paidAmount: '600.00', returnedAmount: '100.00', status: 'completed' },
    });
    expect(await linesOf(company, batch)).toContain('1 returned due ledger approved');
    expect(await company.invoke({ force: true })).toMatchObject({
      outcome: 'created',
      totalAmount: '100.00',
    });
  });

  it('and is paid in another way stays paid in the ledger', async () => {
    const batch = await givenPaid();
    await farah.returns(batch, { items: [back(2, false)] });
    expect(await linesOf(company, batch)).toContain('2 returned ledger paid');
    expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'skipped' });
  });

  it('says whether it is paid again: nothing is guessed', async () => {
    const batch = await givenPaid();
    const { payAgain: _, ...unsaid } = back(1, true);
    expectRefused(await farah.returns(batch, { items: [unsaid] }), 'invalid-input', /payAgain/);
  });

  it('comes back once: the same request changes nothing, another is refused', async () => {
    const batch = await givenPaid();
    await farah.returns(batch, { items: [back(1, true)] });
    const again = await farah.returns(batch, { items: [back(1, true)] });
    expect(again.body).toMatchObject({ outcome: 'already_recorded', batch: { returnedAmount: '100.00' } });
    const more = await farah.returns(batch, { items: [back(1, true), back(2, true)] });
    expect(more.body.batch.returnedAmount).toBe('300.00');
    expectRefused(await farah.returns(batch, { items: [back(1, false)] }), 'not-paid', /came back before/);
  });

  it('cannot be what was never paid, or is unknown', async () => {
    const batch = await givenPaid([{ itemNo: 3, reason: 'closed' }]);
    expectRefused(await farah.returns(batch, { items: [back(3, true)] }), 'not-paid', /1 of the 1/);
    expectRefused(await farah.returns(batch, { items: [back(8, true)] }), 'invalid-input', /none of batch/);
    const next = await makeApproved(company, as);
    expectRefused(await farah.returns(next, { items: [back(1, true)] }), 'not-paid', /nothing can come back/);
  });

  it('is recorded by nobody whom the returned items pay', async () => {
    await givenApprover(company, { userId: 12, subject: 'hari', roles: ['finance'] });
    const hari = asking(await apiAs(company, 'hari'));
    const batch = await givenPaid();
    expectRefused(await hari.returns(batch, { items: [back(2, true)] }), 'beneficiary-conflict', /pays/);
    expect((await hari.returns(batch, { items: [back(1, true)] })).body.outcome).toBe('returned');
  });

  it('of a commission that was paid twice leaves the other payment standing', async () => {
    const batch = await givenPaid([{ itemNo: 2, reason: 'closed' }]);
    const next = await givenPaid();
    await farah.late(batch, { items: [{ itemNo: 2 }], reference: 'UTR-7' });
    await farah.returns(next, { items: [back(1, true)] });
    expect(await linesOf(company, next)).toEqual(['1 returned ledger paid']);
    expect(await linesOf(company, batch)).toContain('2 paid live ledger paid marked');
    await farah.returns(batch, { items: [back(2, true)] });
    expect(await linesOf(company, batch)).toContain('2 returned due ledger approved');
  });

  it('and was not the live one touches nothing of the other', async () => {
    const batch = await givenPaid([{ itemNo: 2, reason: 'closed' }]);
    const next = await givenPaid();
    await farah.late(batch, { items: [{ itemNo: 2 }], reference: 'UTR-7' });
    await farah.returns(batch, { items: [back(2, true)] });
    expect(await linesOf(company, batch)).toContain('2 returned ledger paid');
    expect(await linesOf(company, next)).toEqual(['1 paid live ledger paid marked']);
  });
});
