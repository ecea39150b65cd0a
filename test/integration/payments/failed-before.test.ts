import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, reject } from '../../support/sign-off.ts';
import { asking, givenEarnings, makeApproved, type People } from './ask-payment.ts';

/** What is paid again says where it was not paid before. */

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
  await givenEarnings(company, 3);
});
afterAll(() => company.discard());

const beforeOf = async ({ batchId }: MadeBatch): Promise<unknown[]> => {
  const { body } = await as.vani.get(`/api/batches/${batchId}/items`);
  return body.items.map(({ amount, before }: Record<string, unknown>) => [amount, before]);
};

const again = async (): Promise<MadeBatch> => {
  const made = await company.invoke({ force: true });
  expect(made).toMatchObject({ outcome: 'created', totalRecords: 2 });
  return made as unknown as MadeBatch;
};

it('items say which batch before failed to pay them, or had them come back', async () => {
  const first = await makeApproved(company, as);
  expect(await beforeOf(first)).toEqual([
    ['100.00', null],
    ['200.00', null],
    ['300.00', null],
  ]);
  await farah.begin(first);
  await farah.record(first, { reference: 'UTR-1', failed: [{ itemNo: 1, reason: 'no such account' }] });
  const items = [{ itemNo: 2, reason: 'account closed', payAgain: true }];
  expect(cameTo(await farah.returns(first, { items }))).toBe('returned');
  const { batchId, batchReference } = (await as.vani.get(`/api/batches/${first.batchId}`)).body;
  const then = [
    ['100.00', { batchId, batchReference, status: 'failed' }],
    ['200.00', { batchId, batchReference, status: 'returned' }],
  ];

  const second = await again();
  expect(await beforeOf(second)).toEqual(then);
  // That the second batch let them go is no failure of a payment.
  expect(cameTo(await reject(as.asha, second))).toBe('cancelled');
  const third = await again();
  expect(await beforeOf(third)).toEqual(then);

  expect(cameTo(await approve(as.asha, third))).toBe('approved');
  await farah.begin(third);
  await farah.record(third, { failed: [1, 2].map((itemNo) => ({ itemNo, reason: 'no such account' })) });
  expect((await beforeOf(second)).map((each) => (each as unknown[])[1])).toEqual(then.map(([, to]) => to));
});
