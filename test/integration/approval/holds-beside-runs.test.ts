import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { ISOLATION_LEVELS, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { approve } from '../../support/sign-off.ts';

const CLAIM = /INSERT INTO mlm_payout_batch_items/;
const MARK = /SET l\.payout_batch_id = i\.batch_id/;

describe.each(ISOLATION_LEVELS)('beside a run under %s', (isolation) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    as = await signedIn(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
  });

  /** Begun, and held up at this statement when this answers. */
  const runThatIsAt = async (statement: RegExp) => {
    const { dataApi } = company.stack;
    dataApi.calls.reset();
    dataApi.faults.add({ kind: 'delay', sql: statement, milliseconds: 1_500, times: 1 });
    const run = company.invoke({ force: true });
    await expect
      .poll(() => dataApi.calls.all.some(({ sql }) => statement.test(sql ?? '')), { timeout: 10_000 })
      .toBe(true);
    return { run };
  };

  it.each([
    { given: 'about to claim', statement: CLAIM },
    { given: 'that has claimed', statement: MARK },
  ])('$given, a hold waits for its end, and names what it took', async ({ statement }) => {
    await givenCommissions(company, [{ beneficiary: 11 }]);
    const { run } = await runThatIsAt(statement);
    const hold = await as.om.post('/api/holds', { kind: 'person', userId: '11', reason: 'a letter' });
    const { outcome, batchId } = await run;
    expect(outcome).toBe('created');
    expect(hold.body).toMatchObject({
      outcome: 'held',
      openItems: { count: 1, items: [{ batchId, stage: 'awaits_approval', itemNo: 1 }] },
    });
  });

  it('about to claim, what fails for the second time is not in its batch', async () => {
    await givenCommissions(company, [{ beneficiary: 11, amount: '70.00' }]);
    const fail = async () => {
      const { batchId, contentHash, totalAmount } = await company.invoke({ force: true });
      await approve(as.asha, { batchId, contentHash, totalAmount });
      const failed = [{ itemNo: 1, reason: 'closed' }];
      return () => as.farah.post(`/api/batches/${batchId}/disburse`, { failed });
    };
    await (await fail())();
    const again = await fail();
    await givenCommissions(company, [{ beneficiary: 12 }]);
    const { run } = await runThatIsAt(CLAIM);
    expect((await again()).body.outcome).toBe('nothing_paid');
    expect(await run).toMatchObject({ outcome: 'created', totalRecords: 1, totalAmount: '100.00' });
    expect(await company.sql('SELECT kind FROM mlm_payout_holds')).toEqual([{ kind: 'payment' }]);
  });
});
