import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyOr } from '../../support/exhaustive.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { claimedTwice, freeCommissions } from '../../support/ledger-facts.ts';
import { type Answer, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ idleMilliseconds: 1_000 });
});
afterAll(() => company.discard());

const KINDS = ['reply_lost_before', 'reply_lost_after', 'deadlock'] as const;
type Kind = (typeof KINDS)[number];

const payload = { runKey: 'k' };

/** Each call of the invoke in turn meets the fault; then the caller asks again, as Lambda or the CLI would. */
const eachCallFails = async (
  kind: Kind,
  given: () => Promise<void>,
  check: (first: Answer, repeat: Answer, call: string) => Promise<void>,
) => {
  const { faults, calls } = company.stack.dataApi;
  const prepare = async () => {
    await givenCompany(company);
    await given();
    calls.reset();
  };
  await prepare();
  await company.invoke(payload);
  const callCount = calls.all.length;
  const numbers = Array.from({ length: callCount }, (_, number) => number);
  expect(callCount).toBeGreaterThan(6);
  for (const skip of everyOr(numbers, numbers.slice(-1))) {
    await prepare();
    faults.add({ kind, skip });
    const first = await company.invoke(payload);
    faults.clear();
    await check(first, await company.invoke(payload), `call ${skip}`);
  }
};

const count = async (what: string): Promise<number> =>
  Number((await company.sql(`SELECT COUNT(*) AS n FROM ${what}`))[0]?.['n']);

const CREATED = { outcome: 'created', totalRecords: 2 };

describe.each(everyOr(KINDS, ['reply_lost_after']))('whatever single call meets "%s"', (kind) => {
  it('a run makes exactly one batch', async () => {
    await eachCallFails(
      kind,
      () => givenCommissions(company, [{}, {}]),
      async (first, repeat, call) => {
        if (!first.errorType) expect(first, call).toMatchObject(CREATED);
        expect(repeat['recorded'] ?? repeat, call).toMatchObject(CREATED);
        expect(await count('mlm_payout_batches'), call).toBe(1);
        expect(await count(`mlm_notification_log WHERE type = 'payout_batch_created'`), call).toBe(1);
        expect(await claimedTwice(company), call).toEqual([]);
        expect(await freeCommissions(company), call).toBe(0);
      },
    );
  }, 60_000);

  it('a repeat is told what was recorded', async () => {
    await eachCallFails(
      kind,
      async () => {
        await givenCommissions(company, [{}, {}]);
        await company.invoke(payload);
      },
      async (first, repeat, call) => {
        for (const answer of [first, repeat]) {
          expect(answer, call).toMatchObject({ outcome: 'already_recorded', recorded: CREATED });
        }
        expect(await count(`mlm_notification_log WHERE type = 'payout_run_failed'`), call).toBe(0);
      },
    );
  }, 60_000);

  it('a skip is recorded once', async () => {
    await eachCallFails(
      kind,
      () => givenSettings(company, { enabled: '0' }),
      async (_, repeat, call) => {
        expect(repeat['recorded'] ?? repeat, call).toMatchObject({ outcome: 'skipped', reason: 'disabled' });
        expect(await count(`mlm_payout_events WHERE action = 'run_skipped'`), call).toBe(1);
      },
    );
  }, 60_000);

  it('a failure keeps its name, and is told once', async () => {
    await eachCallFails(
      kind,
      () => givenSettings(company, { min_amount: 'abc' }),
      async (first, repeat, call) => {
        expect(repeat, call).toMatchObject({ errorType: 'SettingsInvalid' });
        expect(first.errorType, call).toBeDefined();
        expect(await count(`mlm_notification_log WHERE type = 'payout_run_failed'`), call).toBe(1);
        expect(await count('mlm_payout_batches'), call).toBe(0);
      },
    );
  }, 60_000);
});
