import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type GivenBatch, givenBatches } from '../../support/given-batches.ts';
import { inboxOf, placesOf } from '../../support/inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay } from '../../support/sign-off.ts';

/** What waits for whoever asks. */

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
  await givenSettings(company, { required_approvals: '2' });
});

const names = (people: readonly { readonly name: string | null }[]) => people.map(({ name }) => name);

it('is empty where nothing waits, and says when the schedule comes next', async () => {
  const none = { count: 0, amount: '0.00', items: [] };
  expect(await inboxOf(as.vani)).toEqual({
    toVote: none,
    toPay: none,
    begun: none,
    waitsForOthers: none,
    offers: [],
    runs: {
      enabled: true,
      last: null,
      next: {
        at: expect.stringMatching(/T20:30:00\.000Z$/),
        why: 'By the schedule cron(0 2 * * ? *), Asia/Kolkata.',
      },
    },
    warnings: [],
  });
});

it('has a batch from vote to payment where somebody can move it on', async () => {
  const batch = await givenBatch(company, [{ amount: '100.00' }, { amount: '50.00', beneficiary: 4 }]);
  const { batchId } = batch;
  expect(await inboxOf(as.asha)).toMatchObject({
    toVote: {
      count: 1,
      amount: '150.00',
      items: [
        {
          batchId,
          totalRecords: 2,
          state: 'awaits approval',
          begunAt: null,
          missingApprovals: 2,
          votes: [],
          awaited: [
            { userId: '1', name: 'asha' },
            { userId: '2', name: 'bimal' },
            { userId: '3', name: 'chitra' },
          ],
          paidApprovers: [{ userId: '4', name: 'dev' }],
          caller: { mayApprove: true, mayPay: 'not-entitled' },
        },
      ],
    },
    waitsForOthers: { count: 0 },
    runs: { last: { outcome: 'created', batchId, batchReference: expect.any(String), reason: null } },
  });
  for (const who of [as.dev, as.farah, as.vani, as.om])
    expect(await placesOf(who)).toEqual({ waitsForOthers: [batchId] });
  expect((await inboxOf(as.dev)).waitsForOthers.items[0].caller.mayApprove).toBe('beneficiary-conflict');

  expect(
    cameTo(
      await as.asha.post('/approve', {
        ...batch,
        totalAmount: undefined,
        decision: 'approved',
        notes: 'as in March',
      }),
    ),
  ).toBe('recorded');
  const voted = await inboxOf(as.asha);
  expect(voted).toMatchObject({ toVote: { count: 0 }, waitsForOthers: { count: 1, amount: '150.00' } });
  const [waiting] = voted.waitsForOthers.items;
  expect(waiting).toMatchObject({
    approvalCount: 1,
    missingApprovals: 1,
    votes: [
      { userId: '1', name: 'asha', decision: 'approved', notes: 'as in March', at: expect.any(String) },
    ],
  });
  expect(names(waiting.awaited)).toEqual(['bimal', 'chitra']);
  expect(await placesOf(as.bimal)).toEqual({ toVote: [batchId] });

  expect(cameTo(await approve(as.bimal, batch))).toBe('approved');
  expect(await placesOf(as.farah)).toEqual({ toPay: [batchId] });
  expect(await inboxOf(as.farah)).toMatchObject({
    toPay: {
      items: [
        {
          missingApprovals: 0,
          votes: [{ name: 'asha' }, { name: 'bimal' }],
          awaited: [{ userId: '5', name: 'farah' }],
          caller: { mayApprove: 'not-entitled', mayPay: true },
        },
      ],
    },
  });
  expect(await placesOf(as.asha)).toEqual({ waitsForOthers: [batchId] });

  expect(cameTo(await as.farah.post(`/api/batches/${batchId}/payment`, {}))).toBe('begun');
  expect(await inboxOf(as.farah)).toMatchObject({
    toPay: { count: 0 },
    begun: {
      count: 1,
      amount: '150.00',
      items: [{ begunAt: expect.any(String), awaited: [{ name: 'farah' }] }],
    },
  });
  expect(await placesOf(as.asha)).toEqual({ waitsForOthers: [batchId] });

  expect(cameTo(await pay(as.farah, batch))).toBe('paid');
  for (const who of [as.farah, as.asha]) expect(await placesOf(who)).toEqual({});
});

describe('many batches', () => {
  const given = (count: number) =>
    givenBatches(
      company,
      Array.from(
        { length: count },
        (_, index): GivenBatch => ({
          id: 1_000 + index,
          hoursOld: 2,
          amount: '999999999999.99',
          status: index % 2 === 0 ? 'pending_approval' : 'processing',
        }),
      ),
    );

  const callsOf = async (who: ApiClient): Promise<number> => {
    const { calls } = company.stack.dataApi;
    calls.reset();
    await inboxOf(who);
    return calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId('approval')).length;
  };

  it('are all counted, the oldest fifty of each place listed, in as many calls as few are', async () => {
    await given(2);
    const calls = await callsOf(as.asha);
    expect(calls).toBeLessThanOrEqual(14);
    await company.sql('DELETE FROM mlm_payout_batches');
    await given(240);
    expect(await callsOf(as.asha)).toBe(calls);
    const inbox = await inboxOf(as.asha);
    expect(inbox.toVote).toMatchObject({ count: 120, amount: '119999999999998.80' });
    const ids = inbox.toVote.items.map(({ batchId }: { batchId: string }) => Number(batchId));
    expect(ids).toEqual(Array.from({ length: 50 }, (_, index) => 1_000 + 2 * index));
    expect(inbox.waitsForOthers).toMatchObject({ count: 120 });
    expect(inbox.waitsForOthers.items).toHaveLength(50);
    expect((await inboxOf(as.farah)).toPay).toMatchObject({ count: 120 });
  });
});

it('an approver whose row was written by SQL is not awaited', async () => {
  await givenBatches(company, [{ id: 42, hoursOld: 2 }]);
  await company.sql(`UPDATE mlm_payout_approvers SET roles = 'viewer,approver' WHERE user_id = 3`);
  const [waiting] = (await inboxOf(as.asha)).toVote.items;
  expect(names(waiting.awaited)).toEqual(['asha', 'bimal', 'dev']);
});
