import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { expectSound } from '../../proof/expect-sound.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { LARGE } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { workerRests } from '../../support/worker-rests.ts';
import { asking, givenNothingEarned, makeLargeApproved, type People } from './ask-payment.ts';

const PIECE = 10_000;

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());
beforeEach(() => givenNothingEarned(company));

const changeLedger = ({ batchId }: MadeBatch, change: string, ...itemNos: number[]) =>
  company.sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET ${change} WHERE i.batch_id = ? AND i.item_no IN (?)`,
    [batchId, itemNos],
  );

/** So many items from that number on, as the bank names them. */
const failing = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ itemNo: first + index, reason: 'account closed' }));

const byStatus = async ({ batchId }: MadeBatch): Promise<Readonly<Record<string, number>>> => {
  const rows = await company.sql(
    'SELECT status, COUNT(*) AS count FROM mlm_payout_batch_items WHERE batch_id = ? GROUP BY status',
    [batchId],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [String(status), Number(count)]));
};

const lastEvent = async ({ batchId }: MadeBatch) => (await storedEvents(company, `batch-${batchId}`)).at(-1);

describe(`a payment of ${LARGE} items`, () => {
  it('is begun at once and recorded in steps: as it was frozen, whatever the host writes meanwhile', {
    timeout: 180_000,
  }, async () => {
    const batch = await makeLargeApproved(company, as);
    await changeLedger(batch, 'l.amount = l.amount + 1', 5, 6, 7);
    await changeLedger(batch, `l.status = 'cancelled'`, 20_000);
    const unnamed = await farah.begin(batch);
    expectRefused(unnamed, 'drifted', /leaveOut/);
    expect(unnamed.body.itemNos).toEqual([5, 6, 7, 20_000]);
    const begun = await farah.begin(batch, { leaveOut: 'drifted' });
    expect([begun.status, begun.body.outcome]).toEqual([200, 'begun']);
    expect(begun.body.batch).toMatchObject({ settling: null, payment: { count: LARGE - 4 } });

    expect(cameTo(await farah.failures(batch, { failed: failing(10, PIECE) }))).toBe('marked');
    const second = { failed: failing(10 + PIECE, 10), notFailed: [10, 11] };
    expect(cameTo(await farah.failures(batch, second))).toBe('marked');
    await changeLedger(batch, 'l.amount = l.amount + 1', 1);
    await changeLedger(batch, `l.status = 'cancelled'`, LARGE);

    // On its way until others have met it.
    const met = Promise.withResolvers<void>();
    company.stack.dataApi.faults.add({
      kind: 'meanwhile',
      accessKeyId: functionAccessKeyId('worker'),
      act: () => met.promise,
    });
    const recorded = await farah.record(batch, { reference: 'UTR-1', failed: failing(3, 1) });
    expect(recorded).toMatchObject({
      status: 202,
      body: { outcome: 'settling', batch: { status: 'processing', settling: { done: 0, of: LARGE } } },
    });
    expectRefused(await farah.record(batch, { reference: 'UTR-1' }), 'settling', /in the background/);
    expectRefused(await farah.abort(batch, { reason: 'x' }), 'settling', /in the background/);
    const late = { items: [{ itemNo: 10 }], reference: 'UTR-2' };
    expectRefused(await farah.late(batch, late), 'settling', /in the background/);
    met.resolve();
    await workerRests(company);

    const failed = PIECE + 10 - 2 + 1;
    const paid = LARGE - 4 - failed;
    expect(await byStatus(batch)).toEqual({ paid, failed, released: 4 });
    expect(await lastEvent(batch)).toMatchObject({
      actor: 'worker',
      action: 'batch_paid',
      detail: {
        paidCount: paid,
        failedCount: failed,
        leftOutCount: 4,
        driftedCount: 0,
        differingItemNos: [1, LARGE],
        frozenDiffers: false,
      },
    });
    const { body } = await as.vani.get(`/api/batches/${batch.batchId}`);
    expect(body).toMatchObject({
      status: 'completed',
      settling: null,
      payment: null,
      disbursementReference: 'UTR-1',
    });
    // Of what was let go, one is cancelled.
    expect((await company.invoke({ force: true, dryRun: true }))['eligible']).toMatchObject({
      count: failed + 3,
    });
    await expectSound(company, 'recorded in steps');

    await expectLateAndReturned(batch, body.paidAmount);
  });

  /** What becomes known afterwards: in a batch that the next run has made of it, too. */
  const expectLateAndReturned = async (batch: MadeBatch, paidAmount: string) => {
    const { batchId } = await company.invoke({ force: true, maxItems: 100 });
    const late = { items: failing(12, 9_988).map(({ itemNo }) => ({ itemNo })), reference: 'UTR-2' };
    const answer = await farah.late(batch, late);
    expect(answer.body).toMatchObject({ outcome: 'late_recorded', warnings: [] });
    expect(Number(answer.body.batch.paidAmount)).toBeGreaterThan(Number(paidAmount));
    const [taken] = await company.sql(
      'SELECT COUNT(*) AS count FROM mlm_payout_batch_items WHERE batch_id = ? AND live_commission_id IS NULL',
      [batchId],
    );
    expect(Number(taken?.['count'])).toBeGreaterThan(0);
    expect(await lastEvent({ batchId } as MadeBatch)).toMatchObject({
      action: 'item_taken',
      detail: { count: Number(taken?.['count']), byBatchId: batch.batchId },
    });
    const items = failing(1, 1)
      .concat(failing(12, 9_988))
      .map((item) => ({ ...item, payAgain: true }));
    const returned = await farah.returns(batch, { items });
    expect(returned.body).toMatchObject({
      outcome: 'returned',
      batch: { paidAmount: answer.body.batch.paidAmount },
    });
    expect(cameTo(await farah.returns(batch, { items }))).toBe('already_recorded');
    await expectSound(company, 'late and returned');
  };

  it('of which nothing was paid has no reference, and is told as that', { timeout: 180_000 }, async () => {
    const batch = await makeLargeApproved(company, as);
    await farah.begin(batch);
    for (const first of [1, 1 + PIECE])
      expect(cameTo(await farah.failures(batch, { failed: failing(first, PIECE) }))).toBe('marked');
    const failed = failing(1 + 2 * PIECE, LARGE - 2 * PIECE);
    expectRefused(
      await farah.record(batch, { reference: 'UTR-1', failed }),
      'invalid-input',
      /expected none/,
    );
    expect((await farah.record(batch, { failed })).status).toBe(202);
    await workerRests(company);
    expect(await byStatus(batch)).toEqual({ failed: LARGE });
    expect(await lastEvent(batch)).toMatchObject({
      action: 'nothing_paid',
      detail: { reference: null, paidCount: 0, failedCount: LARGE },
    });
    await expectSound(company, 'nothing paid');
  });
});
