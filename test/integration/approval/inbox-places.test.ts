import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCompany } from '../../support/given.ts';
import { type GivenBatch, givenBatches } from '../../support/given-batches.ts';
import { givenVote } from '../../support/given-vote.ts';
import { inboxOf, placesOf } from '../../support/inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';

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
});

describe('where a batch stands', () => {
  /** Rows alone, so that one thing at a time is different. */
  const stand = (batch: Omit<GivenBatch, 'id'>) => givenBatches(company, [{ id: 42, hoursOld: 2, ...batch }]);
  const begun = () => company.sql('UPDATE mlm_payout_batches SET payment_begun_at = UTC_TIMESTAMP(6)');
  const processing = { status: 'processing' } as const;

  it.each([
    { given: 'pending', with: () => stand({}), asha: 'toVote', mayApprove: true },
    {
      given: 'asked for by the caller',
      with: () => stand({ requestedByUserId: 1 }),
      mayApprove: 'own-batch',
    },
    {
      given: 'older than the approver',
      with: () => stand({ hoursOld: 24 * 365 * 10 }),
      mayApprove: 'approver-too-new',
    },
    {
      given: 'made to the second, long ago',
      with: () => stand({ hoursOld: 24 * 365 * 10, madeToTheMicrosecond: false }),
      mayApprove: 'approver-too-new',
    },
    { given: 'expired', with: () => stand({ expiresInMinutes: -1 }), mayApprove: 'not-pending' },
    {
      given: 'not expired yet',
      with: () => stand({ expiresInMinutes: 10 }),
      asha: 'toVote',
      mayApprove: true,
    },
    {
      given: 'approved by the caller',
      with: async () => {
        await stand({});
        await givenVote(company, 42, 1);
      },
      mayApprove: true,
    },
    {
      given: 'approved by the caller before it was changed',
      with: async () => {
        await stand({});
        await givenVote(company, 42, 1);
        await company.sql(`UPDATE mlm_payout_batches SET content_hash = REPEAT('b', 64)`);
      },
      asha: 'toVote',
      mayApprove: true,
    },
    {
      given: 'approved',
      with: () => stand(processing),
      farah: 'toPay',
      mayApprove: 'not-pending',
      mayPay: true,
    },
    {
      given: 'approved, and asked for by finance',
      with: () => stand({ ...processing, requestedByUserId: 5 }),
      mayApprove: 'not-pending',
      mayPay: 'own-batch',
    },
    {
      given: 'approved by finance under the setting of before',
      with: async () => {
        await stand(processing);
        await givenVote(company, 42, 5);
      },
      farah: 'toPay',
      mayApprove: 'not-pending',
      mayPay: true,
    },
    {
      given: 'approved by finance, who may not pay it then',
      with: async () => {
        await stand(processing);
        await givenVote(company, 42, 5);
        await company.sql('UPDATE mlm_payout_batches SET payer_may_approve = 0');
      },
      mayApprove: 'not-pending',
      mayPay: 'approver-pays',
    },
    {
      given: 'begun',
      with: async () => {
        await stand(processing);
        await begun();
      },
      farah: 'begun',
      mayApprove: 'not-pending',
      mayPay: true,
    },
    {
      given: 'begun, and asked for by finance',
      with: async () => {
        await stand({ ...processing, requestedByUserId: 5 });
        await begun();
      },
      farah: 'begun',
      mayApprove: 'not-pending',
      mayPay: 'own-batch',
    },
    {
      given: 'being recorded',
      with: () => stand({ ...processing, settlingMinutes: 1 }),
      mayApprove: 'not-pending',
      mayPay: 'settling',
    },
  ])(
    'that is $given',
    async ({
      with: given,
      asha = 'waitsForOthers',
      farah = 'waitsForOthers',
      mayApprove,
      mayPay = 'not-processing',
    }) => {
      await given();
      expect(await placesOf(as.asha)).toEqual({ [asha]: ['42'] });
      expect(await placesOf(as.farah)).toEqual({ [farah]: ['42'] });
      expect((await inboxOf(as.asha))[asha].items[0].caller).toEqual({ mayApprove, mayPay: 'not-entitled' });
      expect((await inboxOf(as.farah))[farah].items[0].caller).toEqual({
        mayApprove: 'not-entitled',
        mayPay,
      });
    },
  );

  it.each(['completed', 'cancelled'] as const)('that is %s: nowhere', async (status) => {
    await stand({ status });
    for (const who of [as.asha, as.farah]) expect(await placesOf(who)).toEqual({});
  });
});
