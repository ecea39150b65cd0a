import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
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
  await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12, amount: '0.05' }]);
});

describe('a dry run', () => {
  it('answers at once what a real one would do, and writes nothing', async () => {
    const before = await everyTable(company);
    const { status, body } = await as.om.post('/api/runs', { dryRun: true, minAmount: '100.05' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        outcome: 'preview',
        wouldRun: true,
        eligible: { count: 2, amount: '100.05' },
        meetsMinAmount: true,
        minAmount: '100.05',
      },
    });
    expect(await everyTable(company)).toEqual(before);
  });

  it('takes none of the places of the payout function: it is not asked', async () => {
    const before = company.stack.lambda.invocations.length;
    expect((await as.om.post('/api/runs', { dryRun: true })).status).toBe(200);
    const since = company.stack.lambda.invocations.slice(before);
    expect(since.filter(({ functionName }) => functionName === 'payout')).toEqual([]);
  });

  it('under an Idempotency-Key is made anew: what it tells is of now', async () => {
    const ask = () => as.om.post('/api/runs', { dryRun: true }, { 'idempotency-key': 'k' });
    expect(await ask()).toMatchObject({ body: { eligible: { count: 2 } } });
    await givenCommissions(company, [{}]);
    expect(await ask()).toMatchObject({ body: { eligible: { count: 3 } } });
  });
});

describe('a run, dry or real, and the list of what it would leave out', () => {
  it('is an operator’s to ask for', async () => {
    const before = await everyTable(company);
    for (const who of [as.vani, as.asha, as.farah, as.adi]) {
      const asked = [
        who.post('/api/runs', { force: true }),
        who.post('/api/runs', { dryRun: true }),
        who.get('/api/runs/preview/left-out?reason=before_window'),
      ];
      for (const answer of asked) expectRefused(await answer, 'not-entitled', /takes the role operator/);
    }
    expect(await everyTable(company)).toEqual(before);
  });
});
