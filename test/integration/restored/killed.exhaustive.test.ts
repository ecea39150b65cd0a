import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { everyOr, levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { givenConfirmedRestore, givenRestored } from '../../support/given-restored.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople } from '../../support/people.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';

/** Every statement by which a restore changes something, in the order in which a worker meets them. */
const CHANGES = [
  { statement: 'that it goes on', sql: /SET look_at = :lookAt/ },
  { statement: 'a lost batch', sql: /INSERT INTO mlm_payout_batches/ },
  { statement: 'its items', sql: /INSERT INTO mlm_payout_batch_items/ },
  { statement: 'their markers', sql: /SET l.payout_batch_id = i.batch_id/ },
  { statement: 'what was due', sql: /SET q.due_commission_id = NULL/ },
  { statement: 'the hash of what it holds', sql: /SET total_records = :totalRecords/ },
  { statement: 'the event that seals it', sql: /INSERT INTO mlm_payout_events/ },
  { statement: 'a batch that was there', sql: /SET status = 'processing', restored_at/ },
  { statement: 'what is said to be lost', sql: /INSERT INTO mlm_payout_lost_events/ },
  { statement: 'that it is done', sql: /SET look_at = NULL/ },
] as const;

describe.each(levelsTried())('under %s, a restore', (isolation) => {
  let company: PayoutStack;
  let offerId: string;
  let confirmedAgain: () => Promise<void>;
  let expected: unknown;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation, idleMilliseconds: 600 });
    await givenCompany(company);
    await givenPeople(company);
    await givenRestored(company);
    offerId = await givenConfirmedRestore(company);
    confirmedAgain = await tableSnapshot(company);
    await restore();
    expected = await whatIsThere();
  });
  afterAll(() => company.discard());

  const restore = () => company.invoke({ command: 'look-at-offer', offerId }, 'worker');

  /** All of it but moments, and the hashes that hold them. */
  const whatIsThere = async () => ({
    batches: await company.sql(
      `SELECT id, batch_reference, status, total_records, total_amount, restored_at, content_hash, made_at FROM mlm_payout_batches ORDER BY id`,
    ),
    items: await company.sql(
      `SELECT batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id, due_commission_id, dropped
         FROM mlm_payout_batch_items ORDER BY batch_id, item_no`,
    ),
    ledger: await company.sql('SELECT id, status, payout_batch_id FROM mlm_commission_ledger ORDER BY id'),
    events: await company.sql(
      `SELECT stream, seq, action, detail FROM mlm_payout_events WHERE action IN ('batch_restored', 'database_restored') ORDER BY stream, seq`,
    ),
    lost: await company.sql(
      'SELECT stream, seq, hash, action FROM mlm_payout_lost_events ORDER BY stream, seq, hash',
    ),
    offer: await company.sql('SELECT state, look_at FROM mlm_payout_offers'),
  });

  const expectAll = async () => {
    for (let again = 1; again <= 3; again += 1) await restore();
    expect(await whatIsThere()).toEqual(expected);
    const { findings } = await askOps(company, 'doctor', { args: { invariants: true } });
    expect(findings).toEqual([]);
  };

  it('has made all of it again', () => {
    expect(expected).toMatchObject({ events: { length: 4 }, offer: [{ state: 'done', look_at: null }] });
  });

  it.each(everyOr(CHANGES, [CHANGES[2], CHANGES[6], CHANGES[8]]))(
    'that is killed at $statement is finished by a repeat',
    async ({ sql }) => {
      await confirmedAgain();
      const { faults, calls } = company.stack.dataApi;
      faults.clear();
      faults.add({ kind: 'delay', sql, milliseconds: 700, times: 1 });
      calls.reset();
      const killed = restore();
      await expect
        .poll(() => calls.all.some((call) => sql.test(call.sql ?? '')), { timeout: 20_000, interval: 10 })
        .toBe(true);
      await company.stack.lambda.kill('worker');
      expect(await killed).toMatchObject({ errorType: 'Runtime.ExitError' });
      expect(await whatIsThere()).not.toEqual(expected);
      await expectAll();
    },
  );

  const COMMITS = Array.from({ length: 16 }, (_, skip) => skip);
  it.each(everyOr(COMMITS, [2, 3, 5]))(
    'whose commit %s nobody hears of is carried out once',
    async (skip) => {
      await confirmedAgain();
      company.stack.dataApi.faults.clear();
      company.stack.dataApi.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction', skip });
      await expectAll();
    },
  );

  it('that two workers carry out at once is carried out once', async () => {
    await confirmedAgain();
    company.stack.dataApi.faults.clear();
    await Promise.all([restore(), restore()]);
    await expectAll();
  });
});
