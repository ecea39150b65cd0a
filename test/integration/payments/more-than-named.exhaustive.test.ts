import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectSound } from '../../proof/expect-sound.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenLargeBatch, LARGE } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo, reject } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { workerRests } from '../../support/worker-rests.ts';
import { asking, givenNothingEarned, makeApproved, makeLargeApproved, type People } from './ask-payment.ts';

/** As many items as a request names; each of these batches has to do with more. */
const MOST = 10_000;

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

/** Every second item of it has drifted: more stretches than are read. */
const givenDriftedApart = async (): Promise<MadeBatch> => {
  const batch = await makeLargeApproved(company, as);
  await company.sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.amount = l.amount + 1 WHERE i.batch_id = ? AND i.item_no % 2 = 0`,
    [batch.batchId],
  );
  return batch;
};

/** How its items stand, with how many stand so. */
const standing = async ({ batchId }: Pick<MadeBatch, 'batchId'>): Promise<Record<string, number>> => {
  const rows = await company.sql(
    `SELECT CONCAT_WS(' ', status, mark, IF(item_no % 2, 'odd', 'even')) AS standing, COUNT(*) AS count
       FROM mlm_payout_batch_items WHERE batch_id = ? GROUP BY standing ORDER BY standing`,
    [batchId],
  );
  return Object.fromEntries(rows.map((row) => [String(row['standing']), Number(row['count'])]));
};

const items = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ itemNo: first + index }));

describe('more drift than can be named one by one', () => {
  it('is left out of a payment, or answered for, all at once', async () => {
    const batch = await givenDriftedApart();
    expectRefused(await farah.begin(batch), 'drifted', /begin with leaveOut: "drifted"/);
    expect(cameTo(await farah.begin(batch, { leaveOut: 'drifted' }))).toBe('begun');
    const half = LARGE / 2;
    expect(await standing(batch)).toEqual({ 'pending left_out even': half, 'pending odd': half });
    expect(cameTo(await farah.abort(batch, { reason: 'file lost' }))).toBe('aborted');

    const named = { reference: 'UTR-1', failed: [{ itemNo: 2, reason: 'closed' }], paidAsApproved: [4] };
    expectRefused(await farah.record(batch, named), 'drifted', /answer for all of it at once: "drifted"/);
    expect(cameTo(await farah.record(batch, { ...named, drifted: 'failed' }))).toBe('settling');
    await workerRests(company);
    expect(await standing(batch)).toEqual({ 'failed even': half - 1, 'paid even': 1, 'paid odd': half });
    await expectSound(company, 'answered for at once');
  });

  it('is recorded where the bank had paid all of it', async () => {
    const batch = await givenDriftedApart();
    expect(cameTo(await farah.record(batch, { reference: 'UTR-1', drifted: 'paid' }))).toBe('settling');
    await workerRests(company);
    expect(await standing(batch)).toEqual({ 'paid even': LARGE / 2, 'paid odd': LARGE / 2 });
    await expectSound(company, 'paid all the same');
  });
});

describe('more items taken by another batch than can be named', () => {
  const BACK = 50;

  it('are recorded as paid, each as the late payment that it is', async () => {
    const late = await givenLargeBatch(company, MOST + BACK);
    await reject(as.asha, late);
    const batch = await makeApproved(company, as);
    for (const named of [items(1, MOST), items(1 + MOST, BACK)])
      expect(cameTo(await farah.late(late, { items: named, reference: 'UTR-1' }))).toBe('late_recorded');
    const back = items(1 + MOST, BACK).map((item) => ({ ...item, reason: 'closed', payAgain: true }));
    expect(cameTo(await farah.returns(late, { items: back }))).toBe('returned');

    const recorded = await farah.record(batch, { reference: 'UTR-2', drifted: 'paid' });
    expect(recorded.body).toMatchObject({
      outcome: 'paid',
      warnings: [expect.stringMatching(/^10,000 commissions, .* are paid twice/)],
    });
    expect((await storedEvents(company, `batch-${batch.batchId}`)).at(-1)).toMatchObject({
      detail: { takenCount: MOST + BACK, paidTwiceCount: MOST },
    });
    const [left] = await company.sql(
      `SELECT SUM(i.due_commission_id IS NOT NULL) AS due, SUM(i.batch_id = ? AND i.live_commission_id IS NOT NULL) AS live
         FROM mlm_payout_batch_items i`,
      [batch.batchId],
    );
    expect([Number(left?.['due']), Number(left?.['live'])]).toEqual([0, BACK]);
    // What was paid last comes back as well.
    expect(cameTo(await farah.returns(batch, { items: back }))).toBe('returned');
    await expectSound(company, 'taken');
  });
});
