import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyOr } from '../../support/exhaustive.ts';
import { givenEmptyDatabase, givenHostDatabase, grantDump, schemaDump } from '../../support/host-database.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
let undisturbed: { readonly schema: string; readonly grants: readonly string[] };

const migrate = () => company.invoke({}, 'migrate');
const dump = async () => ({ schema: await schemaDump(company), grants: await grantDump(company) });

beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenHostDatabase(company);
  await migrate();
  undisturbed = await dump();
});
afterAll(() => company.discard());
beforeEach(() => givenHostDatabase(company));

describe('a migration that meets what passes', () => {
  it('looks whether an ALTER that ran into the time limit was finished behind it', async () => {
    company.stack.dataApi.faults.add({
      kind: 'statement_timeout',
      sql: /^ALTER TABLE mlm_commission_ledger/,
    });
    expect(await migrate()).not.toHaveProperty('errorType');
    expect(await dump()).toEqual(undisturbed);
  });

  it('tries again after a deadlock', async () => {
    company.stack.dataApi.faults.add({ kind: 'deadlock', sql: /ADD UNIQUE KEY uq_notice_key/ });
    expect(await migrate()).not.toHaveProperty('errorType');
    expect(await dump()).toEqual(undisturbed);
  });
});

const PLACES = [
  { given: 'on an empty database', prepare: () => givenEmptyDatabase(company) },
  { given: "on the host's tables", prepare: () => givenHostDatabase(company) },
  {
    given: 'both at the same ALTER',
    prepare: () =>
      company.stack.dataApi.faults.add({ kind: 'delay', milliseconds: 150, sql: /^ALTER TABLE/ }),
  },
];

describe('two migrations at once', () => {
  it.each(everyOr(PLACES, PLACES.slice(-1)))('$given, both succeed', async ({ prepare }) => {
    await prepare();
    const answers = await Promise.all([migrate(), migrate()]);
    for (const answer of answers)
      expect(answer).toMatchObject({ users: ['payout', 'approval', 'worker', 'notice', 'ops'] });
    company.stack.dataApi.faults.clear();
    expect(await migrate()).toMatchObject({ applied: [] });
    expect(await grantDump(company)).toEqual(undisturbed.grants);
  });
});

/** Asks as the host's pages do, again and again on a connection of its own; the longest wait in milliseconds. */
const longestWaitDuring = async (work: Promise<unknown>): Promise<number> => {
  const host = await company.connect();
  let [longest, isOver] = [0, false];
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const began = performance.now();
    await host.query(`UPDATE mlm_commission_ledger SET notes = UUID() WHERE status = 'pending'`);
    await host.query('SELECT COUNT(*) FROM mlm_commission_ledger');
    longest = Math.max(longest, performance.now() - began);
    await sleep(20);
  }
  await host.end();
  await over;
  return longest;
};

describe("a migration that meets the host's transaction on the ledger", () => {
  it('gives way after a second, so that nobody queues up behind it, and finishes once the ledger is free', async () => {
    const host = await company.connect();
    await host.query('START TRANSACTION');
    await host.query('SELECT COUNT(*) FROM mlm_commission_ledger');
    let isFree = false;
    const migrated = migrate().then((answer) => ({ answer, wasFree: isFree }));
    const wait = longestWaitDuring(migrated);
    await sleep(3_500);
    isFree = true;
    await host.query('COMMIT');
    await host.end();
    expect(await migrated).toMatchObject({
      answer: { users: ['payout', 'approval', 'worker', 'notice', 'ops'] },
      wasFree: true,
    });
    // It did wait for the ALTER, or this would prove nothing.
    expect(await wait).toBeGreaterThan(300);
    expect(await wait).toBeLessThan(2_000);
    expect(await dump()).toEqual(undisturbed);
  });
});
