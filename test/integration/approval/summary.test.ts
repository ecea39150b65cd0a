import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay, reject } from '../../support/sign-off.ts';
import { summaryOf } from './summary-of.ts';

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
  await givenSettings(company, { required_approvals: '1' });
});

const paid = async (batch: MadeBatch): Promise<MadeBatch> => {
  await approve(as.asha, batch);
  expect(cameTo(await pay(as.farah, batch))).toBe('paid');
  return batch;
};

const associate = (userId: number) => ({ userId: String(userId), name: `associate ${userId}` });

describe('a batch at a glance', () => {
  it('says whom it pays most, who is new, and what its largest item is', async () => {
    await paid(await givenBatch(company, [{ beneficiary: 11 }]));
    const batch = await givenBatch(company, [
      { beneficiary: 11, amount: '10.01' },
      { beneficiary: 11, amount: '0.50' },
      { beneficiary: 12, amount: '8.00' },
      { beneficiary: 13, amount: '9.99' },
      { beneficiary: 12, amount: '3.00' },
    ]);
    const { largest, ...summary } = await summaryOf(as.vani, batch);
    const person = (userId: number, count: number, amount: string) => ({
      beneficiary: associate(userId),
      count,
      amount,
    });
    expect(summary).toMatchObject({
      contentHash: batch.contentHash,
      computedAt: expect.stringMatching(/Z$/),
      people: 3,
      average: '6.30',
      topPeople: [person(12, 2, '11.00'), person(11, 2, '10.51'), person(13, 1, '9.99')],
      firstTime: { people: 2, amount: '20.99', first: [person(12, 2, '11.00'), person(13, 1, '9.99')] },
    });
    expect(largest).toMatchObject({ amount: '10.01', beneficiary: associate(11) });
    const { items } = (await as.vani.get(`/api/batches/${batch.batchId}/items`)).body;
    expect(items[largest.itemNo - 1]).toMatchObject({ commissionId: largest.commissionId, amount: '10.01' });
  });

  it('lists ten people, the first of equals by their id', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => 40 + index);
    await company.sql('INSERT INTO users (id, name, email) VALUES ?', [
      ids.map((id) => [id, `u${id}`, 'x@x']),
    ]);
    const batch = await givenBatch(
      company,
      ids.map((beneficiary) => ({ beneficiary })),
    );
    const { people, topPeople, firstTime } = await summaryOf(as.vani, batch);
    const listed = (sums: { beneficiary: { userId: string } }[]) =>
      sums.map(({ beneficiary }) => beneficiary.userId);
    expect(people).toBe(12);
    expect(listed(topPeople)).toEqual(ids.slice(0, 10).map(String));
    expect([firstTime.people, firstTime.amount, listed(firstTime.first)]).toEqual([
      12,
      '1200.00',
      ids.slice(0, 10).map(String),
    ]);
  });

  it.each([
    { given: 'was cancelled', end: (batch: MadeBatch) => reject(as.asha, batch), isNew: true },
    { given: 'is pending', end: async () => {}, isNew: false },
    { given: 'was paid', end: paid, isNew: false },
    {
      given: 'failed',
      end: async (batch: MadeBatch) => {
        await approve(as.asha, batch);
        const failed = [{ itemNo: 1, reason: 'closed' }];
        await as.farah.post(`/api/batches/${batch.batchId}/disburse`, { failed });
      },
      isNew: true,
    },
  ])('counts somebody as new: $isNew, where what they had before $given', async ({ end, isNew }) => {
    await end(await givenBatch(company, [{ beneficiary: 11, amount: '5.00' }]));
    const batch = await givenBatch(company, [{ beneficiary: 11, amount: '7.00' }]);
    expect((await summaryOf(as.vani, batch)).firstTime.people).toBe(isNew ? 1 : 0);
  });

  it('is compared with the five before it that were not cancelled', async () => {
    const made: MadeBatch[] = [];
    for (const amount of ['1.00', '100.00', '200.00', '300.00', '400.00', '500.00']) {
      made.push(await givenBatch(company, [{ amount }]));
    }
    await reject(as.asha, await givenBatch(company, [{ amount: '9999.00' }]));
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE payout_batch_id IS NULL`);
    const batch = await givenBatch(company, [{ amount: '336.10' }]);
    const { lastBatches, change } = await summaryOf(as.vani, batch);
    expect(lastBatches).toMatchObject(
      made
        .slice(1)
        .toReversed()
        .map(({ batchId, totalAmount }) => ({ batchId, totalAmount, totalRecords: 1 })),
    );
    expect(change).toEqual({ averageAmount: '300.00', percent: 12 });
    const first = made[0];
    if (!first) throw new Error('no batch');
    expect(await summaryOf(as.vani, first)).toMatchObject({ lastBatches: [], change: null });
  });

  it('tells what its run left out, in words, what was due and what is stranded', async () => {
    await givenCommissions(company, [
      { amount: '-3.00', beneficiary: 11 },
      { amount: '40.00', beneficiary: 12, hoursOld: 24 * 400 },
    ]);
    const batch = await givenBatch(company, [{}], { lookbackDays: 30 });
    expect(await summaryOf(as.vani, batch)).toMatchObject({
      leftOut: [
        {
          reason: 'amount_not_positive',
          text: 'the amount is zero or negative; correct it in the ledger',
          count: 1,
          amount: '-3.00',
        },
        {
          reason: 'before_window',
          text: "older than this run's window: stranded",
          count: 1,
          amount: '40.00',
        },
      ],
      due: { count: 0, amount: '0.00' },
      stranded: { count: 1, amount: '40.00' },
    });
  });

  it.each([
    { given: 'no run of ours', change: 'UPDATE mlm_payout_batches SET run_id = NULL' },
    { given: 'no result', change: 'UPDATE mlm_payout_runs SET result = NULL' },
    { given: 'a result that is none', change: `UPDATE mlm_payout_runs SET result = 'x'` },
    { given: 'a result that says less', change: `UPDATE mlm_payout_runs SET result = '{"excluded":7}'` },
  ])('says nothing of what was left out where there is $given', async ({ change }) => {
    const batch = await givenBatch(company);
    await company.sql(change);
    expect(await summaryOf(as.vani, batch)).toMatchObject({
      leftOut: null,
      due: null,
      stranded: null,
      people: 3,
    });
  });
});
