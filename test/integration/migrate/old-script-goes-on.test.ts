import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examineAsOps } from '../../support/ask-doctor.ts';
import { askOps } from '../../support/ask-ops.ts';
import { givenApprovers } from '../../support/given-approvers.ts';
import { givenVote } from '../../support/given-vote.ts';
import { oldPageDisburses, oldPageVotes, oldScriptMakesBatch } from '../../support/old-script.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';

let company: PayoutStack;
let restore: () => Promise<void>;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenPhaseFive(company);
  expect(await company.invoke({}, 'migrate')).toMatchObject({ adopted: { batches: 11 } });
  restore = await tableSnapshot(company);
});
afterAll(() => company.discard());
beforeEach(() => restore());

const adopt = () => company.invoke({ command: 'adopt' }, 'migrate');

/** The batch whose item of the commission is live, and the marker in the ledger. */
const holderOf = async (commission: number) => {
  const [row] = await company.sql(
    `SELECT i.batch_id AS live, l.payout_batch_id AS marker FROM mlm_commission_ledger l
       LEFT JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id WHERE l.id = ?`,
    [commission],
  );
  return row;
};

const statusOf = async (batchId: number) => {
  const [row] = await company.sql(
    'SELECT status, approval_count AS votes FROM mlm_payout_batches WHERE id = ?',
    [batchId],
  );
  return row;
};

describe('a batch that the old script makes after the migration', () => {
  it('stops every run, and every dry run, by its name until it is adopted', async () => {
    await oldScriptMakesBatch(company, { reference: 'AUTO-STILL-ALIVE' });
    for (const payload of [{ force: true }, { dryRun: true }, { force: true, dryRun: true }]) {
      const answer = await company.invoke(payload);
      expect(answer).toMatchObject({ errorType: 'RunFailed' });
      expect(answer.errorMessage).toContain('batch AUTO-STILL-ALIVE was made by the old script');
      expect(answer.errorMessage).toContain('infra/cli/payouts adopt');
    }
    expect(await adopt()).toEqual({
      adopted: { batches: 1, items: expect.any(Number), reopened: 0, unanswered: 0 },
    });
    expect(await company.invoke({ force: true, dryRun: true })).toMatchObject({ outcome: 'preview' });
  });

  it('stops every run even where its reference says nothing', async () => {
    await oldScriptMakesBatch(company, { reference: '' });
    await oldScriptMakesBatch(company, { reference: 'AUTO-STILL-ALIVE' });
    for (const payload of [{ force: true }, { force: true, dryRun: true }]) {
      expect(await company.invoke(payload)).toMatchObject({ errorType: 'RunFailed' });
    }
  });

  it('is taken in by the next call: as the newest it holds what it took, but for what was paid, or may be', async () => {
    const { batchId, commissions } = await oldScriptMakesBatch(company, {
      reference: 'LATE',
      lookbackDays: 70,
    });
    expect(commissions).toEqual(expect.arrayContaining([7, 15, 30]));
    await adopt();
    // In processing on the old page: the bank may have paid it.
    expect(await holderOf(7)).toEqual({ live: 7, marker: 7 });
    expect(await holderOf(30)).toEqual({ live: batchId, marker: batchId });
    // Paid by an older batch, though the ledger never said so.
    expect(await holderOf(15)).toEqual({ live: 2, marker: 2 });
    expect(await adopt()).toEqual({ adopted: { batches: 0, items: 0, reopened: 0, unanswered: 0 } });
  });

  it('takes nothing away from a batch of our own run', async () => {
    const { batchId } = await company.invoke({ force: true });
    const late = await oldScriptMakesBatch(company, { reference: 'LATE' });
    expect(late.commissions).toContain(30);
    await adopt();
    expect(await holderOf(30)).toEqual({ live: Number(batchId), marker: Number(batchId) });
  });

  it('takes nothing away from a batch that was approved here', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash)
       SELECT id, 6, 'approved', content_hash FROM mlm_payout_batches WHERE id = 10`,
    );
    await company.sql(
      `UPDATE mlm_payout_batches SET status = 'processing', approval_count = 1 WHERE id = 10`,
    );
    const late = await oldScriptMakesBatch(company, { reference: 'LATE' });
    expect(late.commissions).toContain(10);
    await adopt();
    expect(await holderOf(10)).toEqual({ live: 10, marker: 10 });
    expect(await statusOf(10)).toEqual({ status: 'processing', votes: 1 });
  });

  it('is adopted once, by two calls at once too', async () => {
    const { commissions } = await oldScriptMakesBatch(company, { reference: 'LATE' });
    const answers = await Promise.all([adopt(), adopt()]);
    for (const answer of answers) expect(answer).not.toHaveProperty('errorType');
    const rows = await company.sql(
      `SELECT i.item_no FROM mlm_payout_batch_items i JOIN mlm_payout_batches b ON b.id = i.batch_id
        WHERE b.batch_reference = 'LATE' ORDER BY i.item_no`,
    );
    expect(rows.map(({ item_no }) => item_no)).toEqual(commissions.map((_, index) => index + 1));
    const events = await company.sql(
      `SELECT e.id FROM mlm_payout_events e JOIN mlm_payout_batches b ON e.stream = CONCAT('batch-', b.id)
        WHERE b.batch_reference = 'LATE'`,
    );
    expect(events).toHaveLength(1);
  });
});

describe('an adopted batch', () => {
  it('is not given back, by a later call, the vote of somebody who was removed', async () => {
    await givenApprovers(company, [{ userId: 6 }]);
    await givenVote(company, 10, 6);
    await company.sql(
      'UPDATE mlm_payout_batches SET required_approvals = 2, approval_count = 1 WHERE id = 10',
    );
    await adopt();
    expect(await statusOf(10)).toEqual({ status: 'pending_approval', votes: 1 });
    expect(await askOps(company, 'approvers.remove', { args: { userId: '6' } })).toMatchObject({
      recounted: [{ batchId: '10', from: 1, to: 0 }],
    });
    await adopt();
    expect(await statusOf(10)).toEqual({ status: 'pending_approval', votes: 0 });
  });
});

describe('an adopted batch that the old page goes on with', () => {
  it('and approves stands as it was taken in: no later call takes its word for it, and the doctor tells', async () => {
    await oldPageVotes(company, { batchId: 9, approver: 6 });
    expect(await statusOf(9)).toMatchObject({ status: 'processing' });
    expect(await adopt()).toMatchObject({ adopted: { batches: 0, reopened: 0, unanswered: 0 } });
    const events = await company.sql(`SELECT seq FROM mlm_payout_events WHERE stream = 'batch-9'`);
    expect(events).toEqual([{ seq: 1 }]);
    expect((await examineAsOps(company)).named('wrong')).toContain('approved_without_votes');
  });

  it('and pays: its item becomes the live one, so that the other batch cannot pay it too', async () => {
    expect(await holderOf(8)).toEqual({ live: 9, marker: 9 });
    await oldPageVotes(company, { batchId: 8, approver: 6 });
    await oldPageDisburses(company, { batchId: 8, by: 6 });
    await adopt();
    expect(await holderOf(8)).toEqual({ live: 8, marker: 8 });
    expect(await statusOf(8)).toMatchObject({ status: 'completed' });
  });

  it('and cancels: what it held goes to the next batch, or is free', async () => {
    expect(await holderOf(16)).toEqual({ live: 4, marker: 4 });
    await oldPageVotes(company, { batchId: 4, approver: 6, decision: 'rejected' });
    await oldPageVotes(company, { batchId: 9, approver: 6, decision: 'rejected' });
    await adopt();
    expect(await holderOf(16)).toEqual({ live: null, marker: null });
    expect(await holderOf(8)).toEqual({ live: 8, marker: 8 });
  });
});

it('adopt on a database that was never migrated says what comes first, and changes nothing', async () => {
  await givenPhaseFive(company);
  expect(await adopt()).toMatchObject({
    errorType: 'SchemaMismatch',
    errorMessage: expect.stringContaining('infra/cli/payouts migrate'),
  });
  expect(await company.sql(`SHOW TABLES LIKE 'mlm_payout_streams'`)).toEqual([]);
});
