import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCompany, givenManyCommissions } from '../../support/given.ts';
import { inconsistentBatches } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';

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

/** Whatever a text goes through on its way: JSON within JSON, SQL, a hash, SNS. */
const ODD = `"quoted" 'twice' \\ \\n %_ ; -- /* :name */ <b>&amp;</b> {"a":1}\n\tनमस्ते 🪔 ₹`;

describe('as much as may be asked is accepted', () => {
  it.each([
    ['2,000 characters', 'x'.repeat(2_000)],
    ['a thousand characters of two', '🪔'.repeat(1_000)],
    ['what others give a meaning', ODD],
  ])('a note of %s under the longest key, which all who read it see as it was', async (_, notes) => {
    const { batchId, contentHash } = await givenBatch(company);
    const vote = { batchId, contentHash, decision: 'rejected', notes };
    const headers = { 'idempotency-key': '~'.repeat(190) };
    const answered = await as.asha.post('/approve', vote, headers);
    expect(answered).toMatchObject({ status: 200, body: { outcome: 'cancelled' } });
    expect(answered.body.batch.votes).toMatchObject([{ notes }]);
    expect((await as.asha.post('/approve', vote, headers)).text).toBe(answered.text);
    expect((await as.vani.get(`/api/batches/${batchId}`)).body.votes).toMatchObject([{ notes }]);
    const { body } = await as.vani.get(`/api/batches/${batchId}/events`);
    expect(body.items[0].note).toMatchObject({ field: 'notes', text: notes });
    const whole = await as.vani.post('/api/audit/verify', {});
    expect(whole.body).toMatchObject({ brokenStreams: 0 });
  });

  it('10,000 failed items of 10,001: one is paid, and each of the others has its reason', async () => {
    await givenManyCommissions(company, 10_000);
    const { batchId, contentHash } = await givenBatch(company, [{ amount: '5.00', hoursOld: 100 }]);
    // The others are among those it pays.
    await as.dev.post('/approve', { batchId, contentHash, decision: 'approved' });
    const failed = Array.from({ length: 10_000 }, (_, index) => ({
      itemNo: index + 2,
      reason: `no ${index + 2}`,
    }));
    failed[9_999] = { itemNo: 10_001, reason: ODD };
    const answer = await as.farah.post(`/api/batches/${batchId}/disburse`, { reference: 'UTR-1', failed });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'paid', batch: { paidAmount: '5.00' } } });
    const items = await company.sql(
      `SELECT status, COUNT(*) AS items, COUNT(live_commission_id) AS live, MIN(item_no) AS first, MAX(item_no) AS last
         FROM mlm_payout_batch_items WHERE batch_id = ? GROUP BY status ORDER BY first`,
      [batchId],
    );
    expect(items).toEqual([
      { status: 'paid', items: 1, live: 1, first: 1, last: 1 },
      { status: 'failed', items: 10_000, live: 0, first: 2, last: 10_001 },
    ]);
    const notes = await company.sql(
      'SELECT notes FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no IN (2, 10001) ORDER BY item_no',
      [batchId],
    );
    expect(notes).toEqual([{ notes: 'no 2' }, { notes: ODD }]);
    expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'created', totalRecords: 10_000 });
    expect((await inconsistentBatches(company)).map(({ id }) => String(id))).toEqual([batchId]);
  });
});
