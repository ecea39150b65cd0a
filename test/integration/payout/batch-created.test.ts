import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { inconsistentBatches, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

describe('a run that creates a batch', () => {
  it('answers with what the batch holds and what was left out, in the order of the reasons', async () => {
    await givenCommissions(company, [
      { amount: '100.10' },
      { amount: '200.20', beneficiary: 2 },
      { amount: '-5.00' },
      { amount: '7.00', hoursOld: 24 * 8 },
      { amount: '9.00', status: 'pending' },
      { amount: '9.00', status: 'cancelled' },
    ]);
    const result = await company.invoke({ runKey: 'first', requiredApprovals: 2, requestedBy: 'Om' });
    expect(result).toMatchObject({
      outcome: 'created',
      runKey: 'first',
      batchId: expect.stringMatching(/^\d+$/),
      batchReference: expect.stringMatching(/^AUTO-\d{8}-\d{6}$/),
      totalRecords: 2,
      totalAmount: '300.30',
      currency: 'INR',
      requiredApprovals: 2,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      window: { from: expect.any(String), to: null },
      excluded: [
        { reason: 'amount_not_positive', count: 1, amount: '-5.00' },
        { reason: 'before_window', count: 1, amount: '7.00' },
      ],
      stranded: { count: 1, amount: '7.00' },
    });
    expect(await inconsistentBatches(company)).toEqual([]);
    expect(await company.sql('SELECT * FROM mlm_payout_batches')).toMatchObject([
      {
        status: 'pending_approval',
        total_amount: '300.30',
        total_records: 2,
        required_approvals: 2,
        approval_count: 0,
        requested_by_text: 'Om',
        content_hash: result['contentHash'],
      },
    ]);
  });

  it('writes the settings of the runbook, and clears the last error', async () => {
    await givenCommissions(company, [{}]);
    await givenSettings(company, { last_error: 'something old' });
    const result = await company.invoke({});
    const settings = await settingsOf(company);
    expect(settings['last_error']).toBeNull();
    expect(settings['last_run']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:30$/);
    expect(settings['last_attempt']).toBe(settings['last_run']);
    expect(JSON.parse(settings['last_result'] ?? '')).toMatchObject({
      success: true,
      batch_id: result['batchId'],
      total_amount: '100.00',
      total_records: 1,
      required_approvals: 1,
    });
    expect(JSON.parse(settings['last_context'] ?? '')).toMatchObject({
      filters: { date_from: null, max_items: null },
      force: false,
      dry_run: false,
    });
  });

  it('leaves one run row, one audit event of its own and one due notice, all in its own transaction', async () => {
    await givenCommissions(company, [{}]);
    const { batchId } = await company.invoke(scheduleEvent('2026-11-22T20:30:00Z'));
    expect(await company.sql('SELECT run_key, done_key, outcome, batch_id FROM mlm_payout_runs')).toEqual([
      {
        run_key: 'schedule/mlm-payouts-run/2026-11-22T20:30:00Z',
        done_key: 'schedule/mlm-payouts-run/2026-11-22T20:30:00Z',
        outcome: 'created',
        batch_id: Number(batchId),
      },
    ]);
    const events = await company.sql(
      'SELECT stream, seq, actor, action FROM mlm_payout_events ORDER BY stream',
    );
    expect(events).toEqual([
      { stream: `batch-${batchId}`, seq: 1, actor: 'schedule mlm-payouts-run', action: 'batch_created' },
      // What the test set by SQL.
      { stream: 'settings', seq: 1, actor: 'outside', action: 'settings_changed_outside' },
    ]);
    expect(await company.sql('SELECT type, status, notice_key FROM mlm_notification_log')).toEqual([
      { type: 'payout_batch_created', status: 'pending', notice_key: `payout_batch_created/${batchId}` },
    ]);
  });

  it('names its batch after the scheduled time, in the business time zone', async () => {
    await givenCommissions(company, [{ createdAt: '2026-11-22 12:00:00' }]);
    const result = await company.invoke(scheduleEvent('2026-11-22T20:30:00Z'));
    expect(result).toMatchObject({ outcome: 'created', batchReference: 'AUTO-20261123-020000' });
  });

  it('makes its own reference unique where it is taken', async () => {
    await givenCommissions(company, [{ createdAt: '2026-11-22 12:00:00' }]);
    await company.sql(
      `INSERT INTO mlm_payout_batches (batch_reference, content_hash) VALUES ('AUTO-20261123-020000', 'x')`,
    );
    const result = await company.invoke(scheduleEvent('2026-11-22T20:30:00Z'));
    expect(result).toMatchObject({ outcome: 'created', batchReference: 'AUTO-20261123-020000-2' });
  });

  it('takes the oldest first where a cap lets in only some', async () => {
    await givenCommissions(company, [
      { amount: '1.00', hoursOld: 1 },
      { amount: '2.00', hoursOld: 2 },
      { amount: '3.00', hoursOld: 3 },
    ]);
    const result = await company.invoke({ maxItems: 2 });
    expect(result).toMatchObject({
      totalRecords: 2,
      totalAmount: '5.00',
      excluded: [{ reason: 'over_max_items', count: 1, amount: '1.00' }],
    });
  });

  it('says so where it asks for fewer approvals than the setting', async () => {
    await givenCommissions(company, [{}]);
    await givenSettings(company, { required_approvals: '3' });
    await company.invoke({ requiredApprovals: 1 });
    const [event] = await company.sql('SELECT detail FROM mlm_payout_events');
    expect(JSON.parse(String(event?.['detail']))).toMatchObject({
      requiredApprovals: 1,
      requiredApprovalsSetting: 3,
    });
    const [notice] = await company.sql('SELECT message FROM mlm_notification_log');
    expect(notice?.['message']).toContain("fewer approvals than the setting's 3");
  });
});
