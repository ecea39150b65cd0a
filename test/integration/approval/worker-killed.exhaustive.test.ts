import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyOr, levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { givenLargeBatch, LARGE } from '../../support/given-large-batch.ts';
import { claimedTwice, freeCommissions } from '../../support/ledger-facts.ts';
import { expectLegalHistory } from '../../support/legal-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, cancelApproved, pay, reject } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';

/** Every statement of a step, in the order in which a worker that gets further each time meets them. */
const IN_A_STEP = [
  { statement: 'its first', sql: /SET SESSION/ },
  { statement: 'the lock on the batch', sql: /mlm_payout_streams s[\s\S]*FOR UPDATE/ },
  { statement: 'the end of the batch', sql: /MAX\(i.item_no\)/ },
  { statement: 'what failed', sql: /SET i.status = 'failed'/ },
  { statement: 'what the ledger says otherwise', sql: /SET i.notes = CONCAT/ },
  { statement: 'the ledger', sql: /SET l.status = 'paid'/ },
  { statement: 'the items', sql: /SET i.status = '(paid|released)'/ },
  { statement: 'the markers', sql: /SET l.payout_batch_id = NULL/ },
  { statement: 'how far it is', sql: /SET settled_through = / },
] as const;
const AT_THE_END = [
  { statement: 'the sums', sql: /AS standing/ },
  { statement: 'the state of the batch', sql: /settled_through = NULL/ },
  { statement: 'the notices', sql: /INSERT INTO mlm_notification_log/ },
  { statement: 'the event', sql: /INSERT INTO mlm_payout_events/ },
  { statement: 'the head of the stream', sql: /UPDATE mlm_payout_streams/ },
] as const;

describe.each(levelsTried())('under %s, a worker', (isolation) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  let payment: MadeBatch;
  let release: MadeBatch;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation, idleMilliseconds: 600 });
    as = await signedIn(company);
    await givenCompany(company);
    await givenPeople(company);
    payment = await givenLargeBatch(company);
    release = await givenLargeBatch(company);
    expect(cameTo(await approve(as.asha, payment))).toBe('approved');
  });
  afterAll(() => company.discard());

  const settle = ({ batchId }: MadeBatch) => company.invoke({ command: 'settle', batchId }, 'worker');

  /** Both at once; the delayed call is under way when every worker dies, and what it holds stays until the Data API ends it. */
  const killedDuring = async (fault: { readonly sql?: RegExp; readonly operation?: 'CommitTransaction' }) => {
    const { faults, calls } = company.stack.dataApi;
    faults.clear();
    faults.add({ kind: 'delay', ...fault, milliseconds: 700, times: 1 });
    calls.reset();
    const answers = [settle(payment), settle(release)];
    const underWay = () =>
      calls.all.some(({ sql, operation }) =>
        fault.sql ? fault.sql.test(sql ?? '') : operation === fault.operation,
      );
    await expect.poll(underWay, { timeout: 20_000, interval: 10 }).toBe(true);
    await company.stack.lambda.kill('worker');
    const died = (await Promise.all(answers)).filter(({ errorType }) => errorType === 'Runtime.ExitError');
    expect(died).not.toEqual([]);
    expect(
      await company.sql('SELECT id FROM mlm_payout_batches WHERE settling_since IS NOT NULL'),
    ).not.toEqual([]);
  };

  it('is asked to go on with a payment, and with a release', async () => {
    const died = Promise.withResolvers<void>();
    const act = () => died.promise;
    company.stack.dataApi.faults.add({ kind: 'meanwhile', sql: /MAX\(i.item_no\)/, times: 2, act });
    expect(cameTo(await pay(as.farah, payment))).toBe('settling');
    expect(cameTo(await reject(as.bimal, release))).toBe('cancelled');
    const others = [approve(as.chitra, payment), cancelApproved(as.farah, payment), pay(as.farah, payment)];
    expect((await Promise.all(others)).map(cameTo)).toEqual(['not-pending', 'settling', 'settling']);
    // After the bank: it is paid as it was approved.
    await company.sql(
      `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
          SET l.status = 'cancelled' WHERE i.batch_id = ? AND i.item_no IN (7, 15000, 20100)`,
      [payment.batchId],
    );
    await company.stack.lambda.kill('worker');
    died.resolve();
  });

  it.each(everyOr(IN_A_STEP, []))('is killed while it sends $statement', ({ sql }) => killedDuring({ sql }));
  it('is killed while it commits', () => killedDuring({ operation: 'CommitTransaction' }));
  it.each(everyOr(AT_THE_END, []))('is killed while it sends $statement', ({ sql }) => killedDuring({ sql }));

  it('is asked again, three at once: all of it is settled, and each step was taken once', async () => {
    company.stack.dataApi.faults.clear();
    const asked = [payment, release, payment, release, payment, release].map(settle);
    expect(await Promise.all(asked)).toEqual(asked.map(() => ({ settled: 'over', expired: false })));
    expect(await expectLegalHistory(company, payment.batchId)).toMatchObject({
      status: 'completed',
      paid: { count: LARGE },
    });
    expect(await expectLegalHistory(company, release.batchId)).toMatchObject({
      status: 'cancelled',
      releasedItems: LARGE,
    });
    expect(await claimedTwice(company)).toEqual([]);
    expect(await freeCommissions(company)).toBe(LARGE);
    const [last] = (await storedEvents(company, `batch-${payment.batchId}`)).slice(-1);
    expect(last?.detail).toMatchObject({ differingCount: 3, differingItemNos: [7, 15_000, 20_100] });
  });
});
