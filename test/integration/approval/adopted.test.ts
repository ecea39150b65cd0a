import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { givenOnRecord } from '../../support/given-on-record.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenDeletedUser, givenPeople, signedIn } from '../../support/people.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { storedEvents } from '../../support/stored-events.ts';

/** AUTO-OLD-06 awaits approval; its commission 5 was paid by AUTO-OLD-01, its 7 and 10 stand in newer batches. */
const BATCH = '6';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenPhaseFive(company);
  expect(await company.invoke({}, 'migrate')).not.toHaveProperty('errorType');
  await givenPeople(company);
  as = await signedIn(company);
});
afterAll(() => company.discard());

const path = `/api/batches/${BATCH}`;
const approval = async () => {
  const { body } = await as.vani.get(path);
  return { batchId: BATCH, decision: 'approved', contentHash: body.contentHash };
};

describe('a batch of the old script with commissions that were paid through another', () => {
  it('says which of its items cannot be paid, and why', async () => {
    const { body } = await as.dev.get(path);
    expect(body).toMatchObject({
      status: 'pending_approval',
      approvalCount: 0,
      drift: { count: 5, itemNos: [1, 2, 3, 5, 6] },
    });
    expect(body.drift.items.map(({ why }: { why: string }) => why)).toEqual([
      'Item 1, commission 5: it was paid already, by batch AUTO-OLD-01 (completed).',
      'Item 2, commission 7: batch AUTO-OLD-07 (processing) holds it.',
      'Item 3, commission 10: batch OLD-DRAFT (pending_approval) holds it.',
      'Item 5, commission 14: the ledger says paid: expected approved.',
      expect.stringMatching(/^Item 6, commission 19: the ledger says ₹140\.00: expected ₹150\.00/),
    ]);
    expect(body.may).toMatchObject({ approve: 'drifted', reject: true });
  });

  it('keeps the votes of the old page, and counts none of them', async () => {
    const { body } = await as.vani.get(path);
    expect(body.votes).toMatchObject([{ userId: '4', decision: 'approved', counts: false }]);
  });

  it('cannot be approved by people who were entitled before it was made', async () => {
    const { status, body } = await as.dev.post('/approve', await approval());
    expect({ status, type: body.type, itemNos: body.itemNos }).toEqual({
      status: 409,
      type: '/problems/drifted',
      itemNos: [1, 2, 3, 5, 6],
    });
  });

  it('cannot be rejected by somebody whose user the host has deleted', async () => {
    await givenDeletedUser(company, 'gone');
    const rejection = { ...(await approval()), decision: 'rejected', notes: 'paid already' };
    const { status, body } = await (await apiAs(company, 'gone')).post('/approve', rejection);
    expect({ status, type: body.type }).toEqual({ status: 403, type: '/problems/not-entitled' });
  });

  it('cannot be approved by people who were entitled since, which is recorded', async () => {
    await company.sql(`UPDATE mlm_payout_approvers SET active_since = '2036-01-01' WHERE subject = 'bimal'`);
    await givenOnRecord(company);
    const { status, body } = await as.bimal.post('/approve', await approval());
    expect({ status, type: body.type }).toEqual({ status: 403, type: '/problems/approver-too-new' });
    expect(body.detail).toContain('AUTO-OLD-06');
    const events = await storedEvents(company, `batch-${BATCH}`);
    expect(events.at(-1)).toMatchObject({
      actor: 'user 2',
      action: 'vote_refused',
      detail: { because: 'approver-too-new' },
    });
  });

  it('is not paid because somebody wrote "processing" into it', async () => {
    await company.sql(
      `UPDATE mlm_payout_batches SET status = 'processing', approval_count = 2 WHERE id = ?`,
      [BATCH],
    );
    const { status, body } = await as.farah.post(`${path}/disburse`, { reference: 'UTR-1' });
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/not-processing' });
    expect(body.detail).toContain('somebody has changed it outside of this system');
    await company.sql(
      `UPDATE mlm_payout_batches SET status = 'pending_approval', approval_count = 0 WHERE id = ?`,
      [BATCH],
    );
  });

  it('frees, once it is cancelled, what is truly unpaid and nothing else', async () => {
    const cancelled = await as.om.post(`${path}/cancel`, { reason: 'batched anew' });
    expect(cancelled.body).toMatchObject({
      outcome: 'cancelled',
      batch: { status: 'cancelled', drift: { count: 0 } },
    });
    const run = await company.invoke({ force: true, lookbackDays: 0 });
    expect(run).toMatchObject({ outcome: 'created' });
    const taken = await company.sql(
      `SELECT n.commission_id FROM mlm_payout_batch_items n
         JOIN mlm_payout_batch_items o ON o.commission_id = n.commission_id AND o.batch_id = ?
        WHERE n.batch_id = ? ORDER BY n.commission_id`,
      [BATCH, run['batchId']],
    );
    // 5 is paid, 7 and 10 are held by others; 14 the host has paid by hand; 20 is no positive amount.
    expect(taken.map(({ commission_id: id }) => Number(id))).toEqual([12, 19, 22]);
    const [live] = await company.sql(
      `SELECT COUNT(live_commission_id) - COUNT(DISTINCT live_commission_id) AS twice FROM mlm_payout_batch_items`,
    );
    expect(live).toEqual({ twice: 0 });
  });
});
