import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCommissions, givenCompany, scheduleEvent } from '../../support/given.ts';
import { claimedTwice } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
});
afterAll(() => company.discard());

const DAY = 86_400_000;
const FIRST_NIGHT = Date.parse('2026-09-01T20:30:00Z');
/** ±90 s, the worst cases next to each other. */
const jitterSeconds = (day: number) => [90, -90, 0, -90, 90, 45, -45][day % 7] ?? 0;

it('a daily schedule with a 24 h interval makes a batch on each of 30 days, forced runs in between', async () => {
  for (let day = 0; day < 30; day += 1) {
    const at = new Date(FIRST_NIGHT + day * DAY + jitterSeconds(day) * 1000);
    const createdAt = new Date(at.getTime() - 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    await givenCommissions(company, [{ createdAt }]);
    const night = await company.invoke(scheduleEvent(at.toISOString().replace('.000Z', 'Z')));
    expect(night, `night ${day}`).toMatchObject({ outcome: 'created', totalRecords: 1 });
    if (day % 10 !== 5) continue;
    await givenCommissions(company, [{}]);
    expect(await company.invoke({ force: true }), `evening ${day}`).toMatchObject({ outcome: 'created' });
  }
  expect(await claimedTwice(company)).toEqual([]);
  expect(await company.sql('SELECT COUNT(*) AS batches FROM mlm_payout_batches')).toEqual([{ batches: 33 }]);
});
