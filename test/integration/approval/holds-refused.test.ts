import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
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

describe('a hold is refused', () => {
  it.each([
    ['of nobody', { kind: 'person', userId: '4711' }, 'not-found', /^There is no user 4711\.$/],
    [
      'of no commission',
      { kind: 'commission', commissionId: '4711' },
      'not-found',
      /^There is no commission 4711\.$/,
    ],
    [
      'of both',
      { kind: 'person', userId: '1', commissionId: '1' },
      'invalid-input',
      /expected userId of a person/,
    ],
    ['because of a payment', { kind: 'payment', commissionId: '1' }, 'invalid-input', /expected "person" or/],
    [
      'until yesterday',
      { kind: 'person', userId: '1', until: '2026-01-01T00:00:00Z' },
      'invalid-input',
      /^until is "2026-01-01T00:00:00Z": expected an instant to come$/,
    ],
  ] as const)('%s', async (_, body, type, says) => {
    expectRefused(await as.om.post('/api/holds', { reason: 'x', ...body }), type, says);
    expect(await company.sql('SELECT * FROM mlm_payout_holds')).toEqual([]);
  });

  it('of what is paid already', async () => {
    await givenCommissions(company, [{ status: 'paid' }]);
    const [row] = await company.sql('SELECT id FROM mlm_commission_ledger');
    const commissionId = String(row?.['id']);
    const answer = await as.om.post('/api/holds', { kind: 'commission', commissionId, reason: 'x' });
    expectRefused(answer, 'invalid-input', /^commission \d+ is paid: there is nothing left to hold\.$/);
    expect(await company.sql('SELECT * FROM mlm_payout_holds')).toEqual([]);
  });

  it('while a run is open, for what that takes must be known', async () => {
    const run = await company.connect();
    await run.beginTransaction();
    await run.query(`SELECT name FROM mlm_payout_locks WHERE name = 'run' FOR UPDATE`);
    const answer = await as.om.post('/api/holds', { kind: 'person', userId: '12', reason: 'x' });
    await run.rollback();
    await run.end();
    expectRefused(answer, 'run-in-progress', /^A payout run is open/);
    expect(await company.sql('SELECT * FROM mlm_payout_holds')).toEqual([]);
  }, 30_000);
});
