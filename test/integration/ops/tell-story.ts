import { expect } from 'vitest';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch, type signedIn } from '../../support/people.ts';
import { approve, cameTo, reject } from '../../support/sign-off.ts';

type People = Awaited<ReturnType<typeof signedIn>>;

/** What a JSON text escapes, and what it might. */
const ODD = '"quoted" \\ back\nnew line tab / </script> é 😀 \u202e \u2028';

type State = 'pending' | 'approved' | 'begun' | 'paid' | 'returned' | 'rejected' | 'cancelled';
export type Story = Readonly<Record<State, MadeBatch>>;

/** Of the begun one, an item is left out; of the other all was paid, its first item came back, and is not paid again. */
const tellPayments = async (as: People, made: () => Promise<MadeBatch>) => {
  const ask = async ({ batchId }: MadeBatch, path: string, body: object) =>
    cameTo(await as.farah.post(`/api/batches/${batchId}/${path}`, body));
  const begun = await made();
  await approve(as.asha, begun);
  expect(await ask(begun, 'payment', { leaveOut: [2] })).toBe('begun');
  const returned = await made();
  await approve(as.asha, returned);
  expect(await ask(returned, 'disburse', { reference: 'UTR-2' })).toBe('paid');
  const items = [{ itemNo: 1, reason: ODD.slice(0, 20), payAgain: false }];
  expect(await ask(returned, 'returns', { items })).toBe('returned');
  return { begun, returned };
};

/** A batch in each state; of the paid one an item failed, and its commission is in the pending one. */
export const tellStory = async (company: PayoutStack, as: People): Promise<Story> => {
  const made = async () =>
    givenBatch(company, [{}, { amount: '0.01' }], { requestedBy: ODD.replace(/[^ -~é😀]/gu, '') });
  const paid = await made();
  await approve(as.asha, paid);
  const failed = [{ itemNo: 2, reason: 'account closed' }];
  const answer = await as.farah.post(`/api/batches/${paid.batchId}/disburse`, { reference: 'UTR-1', failed });
  expect(cameTo(answer)).toBe('paid');
  const approved = await made();
  await approve(as.bimal, approved);
  const rejected = await made();
  await reject(as.asha, rejected);
  const cancelled = await made();
  const reason = { reason: ODD };
  expect(cameTo(await as.om.post(`/api/batches/${cancelled.batchId}/cancel`, reason))).toBe('cancelled');
  const pending = await givenBatch(company, [{}], { requiredApprovals: 2 });
  await approve(as.asha, pending);
  return { pending, approved, paid, rejected, cancelled, ...(await tellPayments(as, made)) };
};
