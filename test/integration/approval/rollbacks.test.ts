import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { FaultKind } from '../../../infra/local/data-api/faults/faults.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';

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

/** The Data API ends what is left open after three minutes; a statement waits ten seconds for it. */
const PROMPTLY_MILLISECONDS = 8_000;

const REFUSALS: readonly { readonly kind: FaultKind; readonly after?: boolean; readonly times: number }[] = [
  { kind: 'throttled', times: 3 },
  { kind: 'internal_error', times: 2 },
  { kind: 'internal_error', after: true, times: 2 },
  { kind: 'service_unavailable', times: 2 },
  { kind: 'invalid_state', times: 2 },
  { kind: 'reply_lost_before', times: 2 },
  { kind: 'reply_lost_after', times: 1 },
];

it.each(REFUSALS)(
  'a rollback that meets $kind leaves no batch locked: this vote and the next go through',
  async ({ kind, times, after = false }) => {
    const { faults } = company.stack.dataApi;
    const batch = await givenBatch(company, [{}], { requiredApprovals: 2 });
    faults.add({ kind: 'service_unavailable', sql: /INSERT INTO mlm_payout_batch_approvals/ });
    faults.add({ kind, times, after, operation: 'RollbackTransaction' });
    const began = Date.now();
    expect(cameTo(await approve(as.asha, batch))).toBe('recorded');
    expect(cameTo(await approve(as.bimal, batch))).toBe('approved');
    expect(Date.now() - began).toBeLessThan(PROMPTLY_MILLISECONDS);
  },
);
