import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { ApiResponse } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenLargeBatch } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo, reject } from '../../support/sign-off.ts';

/** The limit of the API's design: from the request to its answer, BEGIN and COMMIT included. Without a key one is spent on counting it. */
const CALLS_MAX = 15;

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

/** Of the approval function alone: the worker may be at work already. */
const callsOf = async (ask: () => Promise<ApiResponse>, outcome: string): Promise<number> => {
  const { calls } = company.stack.dataApi;
  calls.reset();
  expect(cameTo(await ask())).toBe(outcome);
  return calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId('approval')).length;
};

const settling = () => company.sql('SELECT id FROM mlm_payout_batches WHERE settling_since IS NOT NULL');

describe.each([
  { given: 'without a key', headers: () => ({}) },
  { given: 'with a key', headers: () => ({ 'idempotency-key': randomUUID() }) },
])(
  `a vote $given makes at most ${CALLS_MAX} Data API calls, and one more for what somebody writes`,
  ({ headers }) => {
    it.each([10, 30_000])(
      'on a batch of %i items: the first, the last, and one that rejects',
      async (items) => {
        await givenSettings(company, { required_approvals: '2' });
        const approved = await givenLargeBatch(company, items);
        const first = await callsOf(() => approve(as.asha, approved, headers()), 'recorded');
        const last = await callsOf(() => approve(as.bimal, approved, headers()), 'approved');
        const rejected = await givenLargeBatch(company, items);
        const no = await callsOf(() => reject(as.chitra, rejected, headers()), 'cancelled');
        await expect.poll(settling, { timeout: 20_000 }).toEqual([]);
        const approvals = { first, last };
        for (const [vote, calls] of Object.entries(approvals))
          expect(calls, vote).toBeLessThanOrEqual(CALLS_MAX);
        // Why it is rejected is written beside its event.
        expect(no).toBeLessThanOrEqual(CALLS_MAX + 1);
        expect(Math.min(first, last, no)).toBeGreaterThan(10);
      },
    );
  },
);
