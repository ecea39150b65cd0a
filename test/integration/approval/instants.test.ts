import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { givenEvent } from '../../support/given-event.ts';
import { heldUp } from '../../support/held-up.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo, pay } from '../../support/sign-off.ts';

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

describe('a run that takes long', () => {
  const finished = async () => {
    const [row] = await company.sql(
      'SELECT outcome, finished_at FROM mlm_payout_runs ORDER BY id DESC LIMIT 1',
    );
    return { outcome: row?.['outcome'], at: Date.parse(`${row?.['finished_at']}Z`) };
  };

  it.each([
    { outcome: 'created', given: [{}], held: { sql: /INSERT INTO mlm_notification_log/ } },
    { outcome: 'skipped', given: [{ status: 'pending' }], held: { sql: /INSERT INTO mlm_payout_events/ } },
    { outcome: 'already_recorded', given: [{}], held: { sql: /AS firstUnadopted/ } },
    // The first transaction finds what is wrong, the second records it.
    {
      outcome: 'failed',
      given: [{}],
      settings: { min_amount: 'abc' },
      held: { operation: 'BeginTransaction', skip: 1 },
    },
  ] as const)('$outcome: was finished when that was recorded, not when it was decided', async (attempt) => {
    await givenCommissions(company, attempt.given);
    if (attempt.outcome === 'already_recorded') await company.invoke({ runKey: 'k' });
    if ('settings' in attempt) await givenSettings(company, attempt.settings);
    const over = heldUp(company, attempt.held);
    await company.invoke({ runKey: 'k' });
    const { outcome, at } = await finished();
    expect(outcome).toBe(attempt.outcome);
    expect(at).toBeGreaterThanOrEqual(over());
    expect(at).toBeLessThanOrEqual(Date.now());
  });
});

describe('a payment that takes long', () => {
  const given = async () => {
    const batch = await givenBatch(company);
    expect(cameTo(await approve(as.asha, batch))).toBe('approved');
    return batch;
  };
  const inProcessing = async (batchId: string) => {
    await company.sql(
      `UPDATE mlm_payout_batches SET settling_since = '2026-11-22', settling_seen_at = '2026-11-22', settled_through = 0,
              disbursement_reference = 'UTR-1' WHERE id = ?`,
      [batchId],
    );
    await givenEvent(company, { stream: `batch-${batchId}`, action: 'payment_begun' });
  };
  const settle = (batchId: string) => company.invoke({ command: 'settle', batchId }, 'worker');

  /** On the row, in the trail and in both notices, to the second of the row. */
  const expectPaidAt = async (batchId: string, earliest: number) => {
    const second = (milliseconds: number) => Math.floor(milliseconds / 1000);
    const [row] = await company.sql(
      `SELECT UNIX_TIMESTAMP(b.processed_at) AS processedAt, e.occurred_at DIV 1000 AS occurredAt
         FROM mlm_payout_batches b JOIN mlm_payout_events e ON e.stream = CONCAT('batch-', b.id)
        WHERE b.id = ? AND e.action = 'batch_paid'`,
      [batchId],
    );
    const occurredAt = Number(row?.['occurredAt']);
    expect(occurredAt).toBeGreaterThanOrEqual(earliest);
    expect(occurredAt).toBeLessThanOrEqual(Date.now());
    expect(row?.['processedAt']).toBe(second(occurredAt));
    const told = await company.sql(
      `SELECT JSON_UNQUOTE(JSON_EXTRACT(payload, '$.occurredAt')) AS at FROM mlm_notification_log
        WHERE type IN ('payout_batch_disbursed', 'finance_batch_disbursed')`,
    );
    const at = new Date(occurredAt).toISOString();
    expect(told).toEqual([{ at }, { at }]);
  };

  it('was made when its commissions were paid, not when it was asked for', async () => {
    const batch = await given();
    const over = heldUp(company, { sql: /SET l.status = 'paid'/ });
    const answer = await pay(as.farah, batch);
    expect(cameTo(answer)).toBe('paid');
    await expectPaidAt(batch.batchId, over());
    const processedAt = Date.parse(answer.body.batch.processedAt);
    expect(processedAt).toBeGreaterThanOrEqual(over());
  });

  it('in steps was made when the last of it was summed up', async () => {
    const { batchId } = await given();
    await inProcessing(batchId);
    const over = heldUp(company, { sql: /AS standing/ });
    expect(await settle(batchId)).toMatchObject({ settled: 'over' });
    await expectPaidAt(batchId, over());
  });

  it('in steps was seen at work when a step was done, however long that took', async () => {
    const { batchId } = await given();
    await inProcessing(batchId);
    const over = heldUp(company, { sql: /SET l.payout_batch_id = NULL/ });
    let seenAt = Number.NaN;
    const act = async () => {
      const [row] = await company.sql('SELECT settling_seen_at FROM mlm_payout_batches WHERE id = ?', [
        batchId,
      ]);
      seenAt = Date.parse(`${row?.['settling_seen_at']}Z`);
    };
    company.stack.dataApi.faults.add({ kind: 'meanwhile', operation: 'BeginTransaction', skip: 1, act });
    await settle(batchId);
    expect(seenAt).toBeGreaterThanOrEqual(over());
  });
});
