import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1' });
  batch = await givenBatch(
    company,
    [1, 2, 3, 4, 5, 6, 7].map((rupees, index) => ({ amount: `${rupees}.10`, hoursOld: 9 - index })),
  );
});
afterAll(() => company.discard());

const page = async (query: string) => {
  const { status, body } = await as.vani.get(`/api/batches/${batch.batchId}/items?${query}`);
  expect(status).toBe(200);
  return body;
};

const numbers = (items: readonly { readonly itemNo: number }[]) => items.map(({ itemNo }) => itemNo);

/** Items 1, 4 and 7 are those of associate 11, by their age. */
describe('items', () => {
  it('of a person come with what they get in all, page by page', async () => {
    const sum = { count: 3, amount: '12.30' };
    const first = await page('person=11&limit=2');
    expect([numbers(first.items), first.sum]).toEqual([[1, 4], sum]);
    const last = await page(`person=11&limit=2&cursor=${first.nextCursor}`);
    expect([numbers(last.items), last.sum, last.nextCursor]).toEqual([[7], sum, null]);
  });

  it('of a person are not gone on with by the cursor of another query', async () => {
    const { nextCursor } = await page('person=11&limit=2');
    for (const query of ['person=12', 'person=11&status=pending', '']) {
      const path = `/api/batches/${batch.batchId}/items?${query}&limit=2&cursor=${nextCursor}`;
      expect(cameTo(await as.vani.get(path))).toBe('invalid-input');
    }
  });

  it('of nobody in the batch are none, and come to nothing', async () => {
    const none = { items: [], nextCursor: null, sum: { count: 0, amount: '0.00' } };
    expect(await page('person=9')).toEqual(none);
    expect(await page(`person=${'9'.repeat(20)}`)).toEqual(none);
    expect(await page('commission=4711')).toEqual({ ...none, sum: null });
  });

  it('are found by their commission, alone or of a person', async () => {
    const { items, sum } = await page('');
    expect([numbers(items), sum]).toEqual([[1, 2, 3, 4, 5, 6, 7], null]);
    const { commissionId } = items[3];
    expect(numbers((await page(`commission=${commissionId}`)).items)).toEqual([4]);
    expect(numbers((await page(`commission=${commissionId}&person=11`)).items)).toEqual([4]);
    expect(numbers((await page(`commission=${commissionId}&person=12`)).items)).toEqual([]);
  });

  it('are found by their numbers, each once, in their order', async () => {
    const { items, sum, nextCursor } = await page('numbers=6,2,6,4711,4294967296,3');
    expect([numbers(items), sum, nextCursor]).toEqual([[2, 3, 6], null, null]);
    const first = await page('numbers=1,4,5,7&person=11&limit=2');
    expect(numbers(first.items)).toEqual([1, 4]);
    const last = await page(`numbers=1,4,5,7&person=11&limit=2&cursor=${first.nextCursor}`);
    expect([numbers(last.items), last.nextCursor]).toEqual([[7], null]);
  });

  it('of another batch are not found in this one', async () => {
    const other = await givenBatch(company, [{ beneficiary: 11 }]);
    const { items } = (await as.vani.get(`/api/batches/${other.batchId}/items`)).body;
    expect((await page(`commission=${items[0].commissionId}`)).items).toEqual([]);
    expect((await page('person=11')).sum).toEqual({ count: 3, amount: '12.30' });
  });

  it('say what was dropped, which is in no sum', async () => {
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 4.10`);
    await as.om.post(`/api/batches/${batch.batchId}/drop-drifted`, { reason: 'cancelled' });
    const { items, sum } = await page('person=11');
    expect(items.map(({ dropped, status }: typeof items) => [dropped, status])).toEqual([
      [false, 'pending'],
      [true, 'dropped'],
      [false, 'pending'],
    ]);
    expect(sum).toEqual({ count: 2, amount: '8.20' });
    expect(numbers((await page('status=dropped')).items)).toEqual([4]);
    expect(numbers((await page('status=pending&person=11')).items)).toEqual([1, 7]);
  });

  it('say what a payment leaves out, and what has failed, before it is recorded', async () => {
    const { contentHash } = (await as.vani.get(`/api/batches/${batch.batchId}`)).body;
    await approve(as.asha, { ...batch, contentHash });
    const pay = `/api/batches/${batch.batchId}/payment`;
    expect(cameTo(await as.farah.post(pay, { leaveOut: [1] }))).toBe('begun');
    await as.farah.post(`${pay}/failures`, { failed: [{ itemNo: 7, reason: 'account closed' }] });
    const { items } = await page('person=11');
    expect(items.map(({ mark, status }: typeof items) => [mark, status])).toEqual([
      ['left_out', 'pending'],
      [null, 'dropped'],
      ['failed', 'pending'],
    ]);
  });

  it('that are marked come with what they come to in all', async () => {
    const failed = await page('mark=failed');
    expect([numbers(failed.items), failed.sum]).toEqual([[7], { count: 1, amount: '7.10' }]);
    const leftOut = await page('mark=left_out&limit=1');
    expect([numbers(leftOut.items), leftOut.sum]).toEqual([[1], { count: 1, amount: '1.10' }]);
    const ofPerson = await page('mark=failed&person=11');
    expect([numbers(ofPerson.items), ofPerson.sum.count]).toEqual([[7], 2]);
  });
});
