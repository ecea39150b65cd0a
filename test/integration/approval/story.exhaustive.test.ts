import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { storedEvents } from '../../support/stored-events.ts';

describe.each(levelsTried())('sign-off under %s', (isolation) => {
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
    await givenSettings(company, { required_approvals: '2' });
  });

  const approve = (who: ApiClient, batch: { readonly batchId: string; readonly contentHash: string }) =>
    who.post('/approve', { batchId: batch.batchId, decision: 'approved', contentHash: batch.contentHash });

  const nextRun = () => company.invoke({ force: true });

  it('run, two approvals, payment: the next run takes nothing', async () => {
    const batch = await givenBatch(company);
    expect(await approve(as.asha, batch)).toMatchObject({
      status: 200,
      body: { outcome: 'recorded', batch: { status: 'pending_approval', approvalCount: 1 } },
    });
    expect(await approve(as.bimal, batch)).toMatchObject({
      status: 200,
      body: { outcome: 'approved', batch: { status: 'processing', approvalCount: 2 } },
    });
    const paid = await as.farah.post(`/api/batches/${batch.batchId}/disburse`, { reference: 'UTR-1' });
    expect(paid).toMatchObject({
      status: 200,
      body: {
        outcome: 'paid',
        batch: { status: 'completed', paidAmount: '300.00', disbursementReference: 'UTR-1' },
      },
    });
    expect(await company.sql('SELECT DISTINCT status FROM mlm_commission_ledger')).toEqual([
      { status: 'paid' },
    ]);
    expect(await nextRun()).toMatchObject({ outcome: 'skipped', reason: 'nothing_eligible' });
    const events = await storedEvents(company, `batch-${batch.batchId}`);
    expect(events.map(({ actor, action }) => [actor, action])).toEqual([
      ['unverified: unnamed', 'batch_created'],
      ['user 1', 'vote_recorded'],
      ['user 2', 'batch_approved'],
      ['user 5', 'batch_paid'],
    ]);
  });

  it('run, rejection: the next run takes exactly the same commissions', async () => {
    const batch = await givenBatch(company);
    const commissions = (batchId: string) =>
      company.sql(
        'SELECT commission_id FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY commission_id',
        [batchId],
      );
    const rejected = await as.asha.post('/approve', {
      batchId: batch.batchId,
      decision: 'rejected',
      contentHash: batch.contentHash,
      notes: 'wrong month',
    });
    expect(rejected).toMatchObject({
      status: 200,
      body: { outcome: 'cancelled', batch: { status: 'cancelled' } },
    });
    const again = await nextRun();
    expect(again).toMatchObject({ outcome: 'created', totalAmount: '300.00' });
    expect(await commissions(again['batchId'])).toEqual(await commissions(batch.batchId));
  });

  it('payment with three failed items: the next run takes those three', async () => {
    const batch = await givenBatch(company, [
      {},
      { amount: '1.01' },
      { amount: '2.02' },
      {},
      { amount: '3.03' },
    ]);
    await approve(as.asha, batch);
    await approve(as.bimal, batch);
    const items = await as.vani.get(`/api/batches/${batch.batchId}/items`);
    const failed = items.body.items
      .filter(({ amount }: { amount: string }) => amount !== '100.00')
      .map(({ itemNo }: { itemNo: number }) => ({ itemNo, reason: 'account closed' }));
    const paid = await as.farah.post(`/api/batches/${batch.batchId}/disburse`, {
      reference: 'UTR-2',
      failed,
    });
    expect(paid.body).toMatchObject({
      outcome: 'paid',
      batch: { totalAmount: '206.06', paidAmount: '200.00' },
    });
    expect(await nextRun()).toMatchObject({ outcome: 'created', totalRecords: 3, totalAmount: '6.06' });
  });
});
