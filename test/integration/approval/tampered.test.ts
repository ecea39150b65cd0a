import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCompany } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  batch = await givenBatch(company);
  const { batchId, contentHash } = batch;
  await as.asha.post('/approve', { batchId, contentHash, decision: 'approved' });
});

/** What somebody with the admin's password could do after people have approved; the ledger is made to agree. */
const TAMPERED: Readonly<Record<string, readonly string[]>> = {
  'another amount': [
    'UPDATE mlm_payout_batch_items SET amount = 900.00 WHERE batch_id = :id AND item_no = 2',
    'UPDATE mlm_commission_ledger SET amount = 900.00 WHERE id = (SELECT commission_id FROM mlm_payout_batch_items WHERE batch_id = :id AND item_no = 2)',
  ],
  'another beneficiary': [
    'UPDATE mlm_payout_batch_items SET beneficiary_user_id = 4 WHERE batch_id = :id AND item_no = 2',
    'UPDATE mlm_commission_ledger SET beneficiary_user_id = 4 WHERE id = (SELECT commission_id FROM mlm_payout_batch_items WHERE batch_id = :id AND item_no = 2)',
  ],
  'one item more': [
    `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, payout_batch_id)
     VALUES (4, 1, 'referral', 1000.00, 'approved', :id)`,
    `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, live_commission_id)
     SELECT :id, 4, MAX(id), 4, 1000.00, MAX(id) FROM mlm_commission_ledger`,
  ],
};

describe('a batch that was changed by SQL after people approved it', () => {
  it.each(Object.keys(TAMPERED))('is not paid: %s', async (how) => {
    for (const statement of TAMPERED[how] ?? [])
      await company.sql(statement.replaceAll(':id', batch.batchId));
    const before = await everyTable(company);
    const { status, body } = await as.farah.post(`/api/batches/${batch.batchId}/disburse`, {
      reference: 'UTR-1',
    });
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/stale-content' });
    expect(body.detail).toContain('no longer what people approved');
    expect(await everyTable(company)).toEqual(before);
  });

  it('is paid where nobody changed it', async () => {
    const { body } = await as.farah.post(`/api/batches/${batch.batchId}/disburse`, { reference: 'UTR-1' });
    expect(body).toMatchObject({ outcome: 'paid' });
  });
});
