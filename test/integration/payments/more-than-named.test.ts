import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectSound } from '../../proof/expect-sound.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenLargeBatch, LARGE } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { workerRests } from '../../support/worker-rests.ts';
import { asking, type People } from './ask-payment.ts';

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '0' });
});

/** Every second item of it has drifted: more stretches than are read. */
const givenDriftedApart = async (): Promise<MadeBatch> => {
  const batch = await givenLargeBatch(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
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
