import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { reject } from '../../support/sign-off.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batchIds: readonly string[];

/** By their totals: 999.99, 1000.00, 1000.01, and 99999999999.99, which a float would take for more. */
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  const made = [
    await givenBatch(company, [{ beneficiary: 11, amount: '999.99' }]),
    await givenBatch(company, [
      { beneficiary: 12, amount: '400.00' },
      { beneficiary: 12, amount: '600.00' },
    ]),
    await givenBatch(company, [
      { beneficiary: 11, amount: '1000.00' },
      { beneficiary: 12, amount: '0.01' },
    ]),
    await givenBatch(company, [{ beneficiary: 13, amount: '99999999999.99' }]),
  ];
  batchIds = made.map(({ batchId }) => batchId);
});
afterAll(() => company.discard());

const list = async (query: string) => {
  const { status, body } = await as.vani.get(`/api/batches?${query}`);
  expect(status).toBe(200);
  return body;
};

/** By their place among the four, the oldest first. */
const found = async (query: string): Promise<number[]> =>
  (await list(query)).items
    .map(({ batchId }: { batchId: string }) => batchIds.indexOf(batchId) + 1)
    .toReversed();

describe('batches', () => {
  it.each([
    ['amountFrom=1000', [2, 3, 4]],
    ['amountFrom=1000.01', [3, 4]],
    ['amountTo=1000.00', [1, 2]],
    ['amountTo=999.98', []],
    ['amountFrom=1000&amountTo=1000', [2]],
    ['amountFrom=99999999999.99', [4]],
    ['amountFrom=100000000000', []],
    ['amountFrom=2000&amountTo=1000', []],
    ['person=11', [1, 3]],
    ['person=12', [2, 3]],
    ['person=9', []],
    [`person=${'9'.repeat(20)}`, []],
    ['person=12&amountTo=1000', [2]],
    ['person=11&status=completed', []],
    ['person=11&from=2026-01-01&to=2026-01-02', []],
  ])('of %s are %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('of a person come each once, page by page', async () => {
    const first = await list('person=12&limit=1');
    const second = await list(`person=12&limit=1&cursor=${first.nextCursor}`);
    expect([first, second].flatMap(({ items }) => items.map(({ batchId }: typeof first) => batchId))).toEqual(
      [batchIds[2], batchIds[1]],
    );
    expect(second.nextCursor).toBe(null);
    const { status } = await as.vani.get(`/api/batches?person=11&limit=1&cursor=${first.nextCursor}`);
    expect(status).toBe(400);
  });

  it('of a person are found whatever has become of them', async () => {
    const batch = await givenBatch(company, [{ beneficiary: 13, amount: '7.00' }]);
    await reject(as.asha, batch);
    const { items } = await list('person=13');
    expect(items.map(({ batchId, status }: typeof batch & { status: string }) => [batchId, status])).toEqual([
      [batch.batchId, 'cancelled'],
      [batchIds[3], 'pending_approval'],
    ]);
  });
});
