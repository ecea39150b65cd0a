import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { everyOr, isExhaustive, levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { ISOLATION_LEVELS, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
import {
  DISTURBED_ACTIONS,
  type DisturbedAction,
  expectDoneOnce,
  givenBatchFor,
  THE_LAST_VOTE,
} from './disturbed-actions.ts';

type Planned = { readonly action: DisturbedAction; readonly call: number };
type Doomed = Planned & {
  readonly batch: MadeBatch;
  readonly headers: Record<string, string>;
  readonly first: Promise<ApiResponse>;
};

/** As many processes as this machine runs of one function. */
const AT_ONCE = 8;

describe.each(levelsTried())('under %s', (isolation) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation, idleMilliseconds: 600 });
    as = await signedIn(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
  });

  /** Calls within the transaction: in front of it nothing is held or done. Odd ones under one level, even ones under the other. */
  const planFor = async (action: DisturbedAction): Promise<readonly Planned[]> => {
    const { calls } = company.stack.dataApi;
    const batch = await givenBatchFor(company, as, action);
    calls.reset();
    expect(cameTo(await action.ask(as, batch))).toBe(action.outcome);
    return calls.all
      .map(({ transactionId }, call) => ({ action, call, within: transactionId !== undefined }))
      .filter(({ call, within }) => within && call % 2 === ISOLATION_LEVELS.indexOf(isolation));
  };

  /** Begun, and held in its n-th call while others are begun; what it sent then is executed after its death. */
  const begin = async ({ action, call }: Planned, batch: MadeBatch): Promise<Doomed> => {
    const { calls, faults } = company.stack.dataApi;
    faults.add({ kind: 'delay', skip: call, milliseconds: 1_500, times: 1 });
    calls.reset();
    const headers: Record<string, string> = call % 4 < 2 ? { 'idempotency-key': randomUUID() } : {};
    const first = action.ask(as, batch, headers);
    await expect.poll(() => calls.all.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(call);
    return { action, call, batch, headers, first };
  };

  const repeat = async ({ action, call, batch, headers, first }: Doomed): Promise<number> => {
    const answers = { first: await first, repeat: await action.ask(as, batch, headers) };
    const keyed = 'idempotency-key' in headers;
    await expectDoneOnce(company, batch, action, {
      ...answers,
      keyed,
      where: `${action.action}, call ${call}`,
    });
    return answers.first.status;
  };

  /** All of them die at the same moment. */
  const killAll = async (planned: readonly Planned[]): Promise<readonly number[]> => {
    const batches: MadeBatch[] = [];
    for (const { action } of planned) batches.push(await givenBatchFor(company, as, action));
    const doomed: Doomed[] = [];
    for (const [index, batch] of batches.entries()) {
      const plan = planned[index];
      if (plan) doomed.push(await begin(plan, batch));
    }
    await company.stack.lambda.kill('approval');
    return Promise.all(doomed.map(repeat));
  };

  it('every action is done once, in whatever call the function dies', async () => {
    const planned: Planned[] = [];
    for (const action of everyOr(DISTURBED_ACTIONS, THE_LAST_VOTE)) planned.push(...(await planFor(action)));
    expect(planned.length).toBeGreaterThan(isExhaustive() ? 20 : 3);
    // Of few, the last: it may have been committed.
    const doomed = everyOr(planned, planned.slice(-1));
    const statuses: number[] = [];
    for (let start = 0; start < doomed.length; start += AT_ONCE) {
      statuses.push(...(await killAll(doomed.slice(start, start + AT_ONCE))));
    }
    // On a slow machine one or the other may have been through before the end came.
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(doomed.length / 2);
  }, 180_000);
});
