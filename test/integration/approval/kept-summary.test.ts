import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenLargeBatch } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
import { workerRests } from '../../support/worker-rests.ts';
import { askSummary, summaryOf } from './summary-of.ts';

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
  await givenSettings(company, { required_approvals: '1' });
});

const ask = (batch: Pick<MadeBatch, 'batchId'>) => askSummary(as.vani, batch);
const stored = () => company.sql('SELECT * FROM mlm_payout_batch_summaries ORDER BY batch_id');

describe('what is kept of it', () => {
  it('is not computed again, and names people as they are called now', async () => {
    const batch = await givenBatch(company);
    const first = await summaryOf(as.vani, batch);
    await company.sql(`UPDATE users SET name = 'renamed' WHERE id = 11`);
    await company.sql('DELETE FROM mlm_payout_batch_items');
    const again = await summaryOf(as.vani, batch);
    expect(again.computedAt).toBe(first.computedAt);
    expect(again.topPeople[0].beneficiary).toEqual({ userId: '11', name: 'renamed' });
    expect((await stored()).length).toBe(1);
  });

  it('is computed anew once something was dropped, of what is left', async () => {
    const batch = await givenBatch(company, [{ amount: '9.00' }, { amount: '5.00' }]);
    expect(await summaryOf(as.vani, batch)).toMatchObject({ people: 2, largest: { amount: '9.00' } });
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 9`);
    await as.om.post(`/api/batches/${batch.batchId}/drop-drifted`, { reason: 'x' });
    const after = await summaryOf(as.vani, batch);
    expect(after).toMatchObject({ people: 1, average: '5.00', largest: { amount: '5.00' } });
    expect(after.contentHash).not.toBe(batch.contentHash);
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled'`);
    await as.om.post(`/api/batches/${batch.batchId}/drop-drifted`, { reason: 'x' });
    expect(await summaryOf(as.vani, batch)).toMatchObject({ people: 0, largest: null, topPeople: [] });
  });

  it('is kept of a batch without a hash, too; what cannot be read is computed anew', async () => {
    const batch = await givenBatch(company);
    await company.sql('UPDATE mlm_payout_batches SET content_hash = NULL, run_id = NULL');
    const first = await summaryOf(as.vani, batch);
    expect(first).toMatchObject({ contentHash: null, people: 3 });
    expect((await summaryOf(as.vani, batch)).computedAt).toBe(first.computedAt);
    await company.sql(`UPDATE mlm_payout_batch_summaries SET summary = '{"people":"many"}'`);
    expect((await summaryOf(as.vani, batch)).people).toBe(3);
  });

  it('is the same for two who come first at the same moment', async () => {
    const batch = await givenBatch(company);
    const both = await Promise.all([summaryOf(as.vani, batch), summaryOf(as.vani, batch)]);
    expect(both[0]).toEqual({ ...both[1], computedAt: both[0].computedAt });
    expect((await stored()).length).toBe(1);
  });

  it('is found by as many calls, whatever it is of; of no batch it is not found', async () => {
    const { calls } = company.stack.dataApi;
    const callsFor = async (batch: MadeBatch): Promise<number> => {
      calls.reset();
      await summaryOf(as.vani, batch);
      return calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId('approval')).length;
    };
    const few = await givenBatch(company, [{}]);
    const many = await givenBatch(
      company,
      Array.from({ length: 300 }, () => ({})),
    );
    const first = await callsFor(few);
    expect(first).toBeLessThanOrEqual(8);
    expect(await callsFor(many)).toBe(first);
    expect(await callsFor(many)).toBe(first - 3);
    expect(cameTo(await ask({ batchId: '4711' }))).toBe('not-found');
  });
});

describe('of a large batch', () => {
  const worked = () => company.stack.lambda.logs('worker').match(/"summarized":true/g)?.length ?? 0;

  it('the worker computes it once, whoever asks meanwhile', async () => {
    const batch = await givenLargeBatch(company);
    const before = worked();
    const [first, second] = [await ask(batch), await ask(batch)];
    expect([first.status, first.body.state, second.status]).toEqual([202, 'computing', 202]);
    await expect.poll(async () => (await ask(batch)).status, { timeout: 20_000 }).toBe(200);
    const summary = await summaryOf(as.vani, batch);
    expect(summary).toMatchObject({ people: 3, contentHash: batch.contentHash });
    await workerRests(company);
    expect(worked() - before).toBe(1);
    const command = { command: 'summarize', batchId: batch.batchId };
    expect(await company.invoke(command, 'worker')).toEqual({ summarized: false });
  });

  it('a worker that has died is asked again after some minutes, and not before', async () => {
    const batch = await givenLargeBatch(company);
    const askedBefore = (seconds: number) =>
      company.sql(
        `INSERT INTO mlm_payout_batch_summaries (batch_id, asked_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE asked_at = VALUES(asked_at)`,
        [
          batch.batchId,
          new Date(Date.now() - seconds * 1_000).toISOString().replace('T', ' ').replace('Z', ''),
        ],
      );
    await askedBefore(150);
    const waiting = await ask(batch);
    expect(Date.now() - Date.parse(waiting.body.since)).toBeGreaterThan(149_000);
    await askedBefore(190);
    const asked = await ask(batch);
    expect(Date.now() - Date.parse(asked.body.since)).toBeLessThan(60_000);
    await expect.poll(async () => (await ask(batch)).status, { timeout: 20_000 }).toBe(200);
  });
});
