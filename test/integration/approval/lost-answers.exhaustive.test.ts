import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordedCall } from '../../../infra/local/data-api/faults/recorded-calls.ts';
import { everyOr, isExhaustive, levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
import {
  DISTURBED_ACTIONS,
  type DisturbedAction,
  expectDoneOnce,
  givenBatchFor,
  THE_LAST_VOTE,
} from './disturbed-actions.ts';

type Disturbance = {
  readonly call: number;
  readonly kind: 'reply_lost_before' | 'reply_lost_after';
  readonly keyed: boolean;
};

type Company = { readonly company: PayoutStack; readonly as: Awaited<ReturnType<typeof signedIn>> };
const companies: Company[] = [];

beforeAll(async () => {
  for (const isolation of levelsTried()) {
    const company = await startPayoutStack({ isolation });
    companies.push({ company, as: await signedIn(company) });
    await givenCompany(company);
    await givenPeople(company);
  }
});
afterAll(() => Promise.all(companies.map(({ company }) => company.discard())));

const keyIf = (keyed: boolean): Record<string, string> => (keyed ? { 'idempotency-key': randomUUID() } : {});

const undisturbed = async ({ company, as }: Company, action: DisturbedAction): Promise<RecordedCall[]> => {
  const { calls, faults } = company.stack.dataApi;
  faults.clear();
  const batch = await givenBatchFor(company, as, action);
  calls.reset();
  expect(cameTo(await action.ask(as, batch))).toBe(action.outcome);
  return [...calls.all];
};

const disturb = async ({ company, as }: Company, action: DisturbedAction, disturbance: Disturbance) => {
  const { call, kind, keyed } = disturbance;
  const { faults } = company.stack.dataApi;
  // On a quick machine all the cases of a minute are more than one person may ask for in it.
  await company.sql('DELETE FROM mlm_payout_request_counts');
  const batch = await givenBatchFor(company, as, action);
  const headers = keyIf(keyed);
  faults.add({ kind, skip: call });
  const first = await action.ask(as, batch, headers);
  faults.clear();
  const repeat = await action.ask(as, batch, headers);
  const where = `call ${call}, ${kind}${keyed ? ', with a key' : ''}`;
  await expectDoneOnce(company, batch, action, { first, repeat, keyed, where });
};

/** With a key there is one call more, in front of the commit. */
const lastCall = (calls: readonly RecordedCall[], keyed: boolean): number =>
  keyed ? calls.length : calls.length - 1;

const atTheCommit = (calls: readonly RecordedCall[], kind: Disturbance['kind']): readonly Disturbance[] =>
  [true, false].map((keyed) => ({ call: lastCall(calls, keyed), kind, keyed }));

/** Executed, and nobody heard of it: every call, with and without a key in turns. */
const everyCall = (calls: readonly RecordedCall[]): readonly Disturbance[] =>
  calls.map((_, call) => ({ call, kind: 'reply_lost_after', keyed: call % 2 === 0 }));

/** Never executed: within a transaction that is undone, there is no difference. */
const outsideOfTransactions = (calls: readonly RecordedCall[]): readonly Disturbance[] =>
  calls
    .flatMap(({ transactionId }, call) => (transactionId === undefined ? [call] : []))
    .map((call) => ({ call, kind: 'reply_lost_before', keyed: call % 2 === 0 }));

type Disturbances = (calls: readonly RecordedCall[]) => readonly Disturbance[];

/** Under one level, and under the other. */
const EVERYWHERE: readonly Disturbances[] = [
  (calls) => [...everyCall(calls), ...atTheCommit(calls, 'reply_lost_before')],
  (calls) => [...outsideOfTransactions(calls), ...atTheCommit(calls, 'reply_lost_after')],
];
const UNHEARD_COMMIT: readonly Disturbances[] = [(calls) => atTheCommit(calls, 'reply_lost_after')];

it.each(everyOr(DISTURBED_ACTIONS, THE_LAST_VOTE))(
  '$action is done once, whatever single call loses its answer, under each isolation level',
  async (action) => {
    const rounds = companies.map(async (each, index) => {
      const disturbances =
        everyOr(EVERYWHERE, UNHEARD_COMMIT)[index]?.(await undisturbed(each, action)) ?? [];
      for (const disturbance of disturbances) await disturb(each, action, disturbance);
      return disturbances.length;
    });
    await Promise.allSettled(rounds);
    const [every = 0, some = every] = await Promise.all(rounds);
    expect(every).toBeGreaterThan(isExhaustive() ? 12 : 1);
    expect(some).toBeGreaterThan(isExhaustive() ? 3 : 1);
  },
  180_000,
);
