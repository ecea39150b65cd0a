import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BATCH_ACTIONS } from '../../../shared/domain/batches/batch-permissions.ts';
import type { DriftEntry } from '../../../shared/events/batch-body.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());

const vote = (who: ApiClient, { batchId, contentHash }: MadeBatch, decision = 'approved', notes?: string) =>
  who.post('/approve', { batchId, contentHash, decision, notes });

describe('a batch', () => {
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
    await givenSettings(company, { required_approvals: '2' });
  });

  const show = async ({ batchId }: MadeBatch, who: ApiClient = as.vani) =>
    (await who.get(`/api/batches/${batchId}`)).body;

  it('shows who said what, and which of it counts', async () => {
    const batch = await givenBatch(company);
    await vote(as.chitra, batch);
    await as.chitra.post(`/api/batches/${batch.batchId}/withdraw`);
    await vote(as.asha, batch, 'approved', ' first ');
    await company.sql(
      `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash) VALUES (?, 4, 'approved', ?)`,
      [batch.batchId, '0'.repeat(64)],
    );
    await company.sql('UPDATE mlm_payout_approvers SET active = 0 WHERE user_id = 2');
    await company.sql(
      `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash) VALUES (?, 2, 'approved', ?)`,
      [batch.batchId, batch.contentHash],
    );
    const { votes, ...shown } = await show(batch);
    expect(votes).toMatchObject([
      { userId: '1', name: 'asha', decision: 'approved', notes: 'first', counts: true },
      { userId: '2', name: 'bimal', decision: 'approved', notes: null, counts: false },
      { userId: '3', name: 'chitra', decision: 'withdrawn', counts: false },
      { userId: '4', name: 'dev', decision: 'approved', counts: false },
    ]);
    expect(shown).toMatchObject({
      status: 'pending_approval',
      totalRecords: 3,
      totalAmount: '300.00',
      paidAmount: null,
      currency: 'INR',
      requiredApprovals: 2,
      approvalCount: 1,
      payerMayApprove: false,
      contentHash: batch.contentHash,
      approvedAt: null,
      settling: null,
      drift: { count: 0, itemNos: [], heldCount: 0, items: [] },
    });
  });

  it('shows how many may approve it, as it was when it was made; of one made before, nothing', async () => {
    const batch = await givenBatch(company, [{}, { beneficiary: 4 }]);
    const made = { count: 3, of: 4, needed: 2 };
    expect(await show(batch)).toMatchObject({ mayApprove: made });
    await company.sql('UPDATE mlm_payout_batches SET may_approve_count = 9 WHERE id = ?', [batch.batchId]);
    await company.sql('DELETE FROM users WHERE id = 2');
    expect(await show(batch)).toMatchObject({ mayApprove: made });
    const { body } = await vote(as.asha, batch);
    expect(body.batch).toMatchObject({ mayApprove: made });
    await company.sql(
      `UPDATE mlm_payout_events SET detail = REPLACE(detail, '"mayApprove"', '"of before"') WHERE stream = ?`,
      [`batch-${batch.batchId}`],
    );
    expect(await show(batch)).toMatchObject({ mayApprove: null });
  });

  it('tells each person what they may do, and what they would be told else', async () => {
    const batch = await givenBatch(company, [{}, { beneficiary: 4 }]);
    const may = async () => {
      const people = Object.entries(as).filter(([name]) => name !== 'nil');
      const shown = await Promise.all(
        people.map(async ([name, who]) => [name, (await show(batch, who)).may]),
      );
      return Object.fromEntries(shown);
    };
    const out = 'not-entitled';
    const none = Object.fromEntries(BATCH_ACTIONS.map((action) => [action, out]));
    const approver = { ...none, approve: true, reject: true, withdraw: true };
    expect(await may()).toEqual({
      asha: approver,
      bimal: approver,
      chitra: approver,
      dev: { ...approver, approve: 'beneficiary-conflict' },
      farah: {
        ...none,
        ...{ begin: 'not-processing', disburse: 'not-processing', late: 'not-processing' },
        ...{ failures: 'payment-not-begun', abort: 'payment-not-begun', return: 'not-paid' },
      },
      om: { ...none, cancel: true, drop: true },
      vani: none,
      adi: none,
    });
    await vote(as.asha, batch);
    await vote(as.bimal, batch);
    const late = { ...none, approve: 'not-pending', reject: 'not-pending', withdraw: 'not-pending' };
    expect(await may()).toMatchObject({
      asha: { ...late, approve: true },
      chitra: late,
      farah: {
        ...none,
        ...{ cancel: true, begin: true, disburse: true, late: true },
        ...{ failures: 'payment-not-begun', abort: 'payment-not-begun', return: 'not-paid' },
      },
      om: { ...none, drop: 'not-pending' },
      vani: none,
    });
    await as.farah.post(`/api/batches/${batch.batchId}/disburse`, { reference: 'UTR-1' });
    expect(await may()).toMatchObject({
      chitra: { ...late, cancel: out },
      farah: {
        ...none,
        ...{ cancel: 'not-pending', begin: 'not-processing', disburse: 'not-processing' },
        ...{ failures: 'payment-not-begun', abort: 'payment-not-begun', late: true, return: true },
      },
      om: { ...none, cancel: 'not-pending', drop: 'not-pending' },
    });
  });

  it('tells which items have drifted, each with its reason', async () => {
    const batch = await givenBatch(company, [
      {},
      { amount: '10.01' },
      { amount: '10.02' },
      { amount: '10.03' },
      { amount: '10.04' },
      { amount: '10.05' },
      { amount: '10.06' },
    ]);
    const { body: page } = await as.vani.get(`/api/batches/${batch.batchId}/items`);
    const itemOf = (amount: string) =>
      page.items.find((item: { amount: string }) => item.amount === amount) as DriftEntry;
    const change = (amount: string, set: string) =>
      company.sql(`UPDATE mlm_commission_ledger SET ${set} WHERE id = ?`, [itemOf(amount).commissionId]);
    await change('10.01', `status = 'cancelled'`);
    await change('10.02', `amount = '99.00'`);
    await change('10.03', 'beneficiary_user_id = 13');
    // As in an adopted database, whose items refer to nothing.
    await company.sql('SET FOREIGN_KEY_CHECKS = 0');
    await company.sql('DELETE FROM mlm_commission_ledger WHERE id = ?', [itemOf('10.04').commissionId]);
    await company.sql('SET FOREIGN_KEY_CHECKS = 1');
    for (const [amount, status, item] of [
      ['10.05', 'cancelled', 'pending'],
      ['10.06', 'completed', 'paid'],
    ] as const) {
      // As an adopted database has it: a twin in another batch is the live one.
      const { commissionId } = itemOf(amount);
      await company.sql(
        'UPDATE mlm_payout_batch_items SET live_commission_id = NULL WHERE commission_id = ?',
        [commissionId],
      );
      await company.sql(
        `INSERT INTO mlm_payout_batches (batch_reference, status, total_records, total_amount) VALUES (?, ?, 1, ?)`,
        [`TWIN-${item}`, status, amount],
      );
      await company.sql(
        `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)
         VALUES (LAST_INSERT_ID(), 1, ?, 11, ?, ?, ?)`,
        [commissionId, amount, item, commissionId],
      );
    }
    const reasons = {
      '10.01': 'the ledger says cancelled: expected approved',
      '10.02': 'the ledger says ₹99.00: expected ₹10.02, as in the batch',
      '10.03': 'the ledger names another beneficiary than the batch',
      '10.04': 'the ledger has no such commission any more',
      '10.05': 'batch TWIN-pending (cancelled) holds it',
      '10.06': 'it was paid already, by batch TWIN-paid (completed)',
    };
    const items = Object.entries(reasons)
      .map(([amount, because]) => {
        const { itemNo, commissionId } = itemOf(amount);
        const why = `Item ${itemNo}, commission ${commissionId}: ${because}.`;
        return { itemNo, commissionId, why, held: false };
      })
      .toSorted((a, b) => a.itemNo - b.itemNo);
    const { drift, may } = await show(batch, as.asha);
    const itemNos = items.map(({ itemNo }) => itemNo);
    expect(drift).toEqual({ count: 6, itemNos, heldCount: 0, items });
    expect(may).toMatchObject({ approve: 'drifted', reject: true });
    expect(await vote(as.asha, batch)).toMatchObject({
      status: 409,
      body: { type: '/problems/drifted', itemNos },
    });
  });
});
