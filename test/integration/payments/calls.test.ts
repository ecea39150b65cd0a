import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { ApiResponse } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenLargeBatch } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { asking, type People } from './ask-payment.ts';

/** Of the design: from the request to its answer, BEGIN and COMMIT included. */
const CALLS_MAX = 15;

let company: PayoutStack;
let as: People;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());

const callsOf = async (ask: () => Promise<ApiResponse>, outcome: string): Promise<number> => {
  const { calls } = company.stack.dataApi;
  calls.reset();
  const answer = await ask();
  expect(cameTo(answer), company.stack.lambda.logs('approval').slice(-1500)).toBe(outcome);
  const own = calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId('approval'));
  expect(own.filter(({ operation }) => operation === 'BeginTransaction')).toHaveLength(1);
  return own.length;
};

const drift = () => company.sql('UPDATE mlm_commission_ledger SET amount = amount + 1 WHERE id % 7 = 0');

describe.each([50, 30_000])('of a batch of %i items', (items) => {
  it(`drop and begin make at most ${CALLS_MAX} calls, and one more for what somebody writes, in one transaction`, async () => {
    await givenCompany(company);
    await givenPeople(company);
    await givenSettings(company, { required_approvals: '1' });
    const key = () => ({ 'idempotency-key': randomUUID() });
    const batch = await givenLargeBatch(company, items);
    await drift();
    const dropping = await callsOf(() => asking(as.om).drop(batch, { reason: 'x' }, key()), 'dropped');
    const { body } = await as.vani.get(`/api/batches/${batch.batchId}`);
    await approve(as.asha, { ...batch, contentHash: body.contentHash });
    await drift();
    await company.sql('UPDATE mlm_commission_ledger SET amount = amount + 1 WHERE id % 11 = 0');
    const { batchId } = batch;
    expect(await company.invoke({ command: 'keep-list', batchId }, 'worker')).toEqual({ list: 'kept' });
    const beginning = await callsOf(
      () => asking(as.farah).begin(batch, { leaveOut: 'drifted' }, key()),
      'begun',
    );
    expect({ dropping, beginning }).toEqual({ dropping: expect.any(Number), beginning: expect.any(Number) });
    expect(beginning).toBeLessThanOrEqual(CALLS_MAX);
    // Why it drops is written beside its event.
    expect(dropping).toBeLessThanOrEqual(CALLS_MAX + 1);
    expect(Math.min(dropping, beginning)).toBeGreaterThan(10);
  }, 120_000);
});
