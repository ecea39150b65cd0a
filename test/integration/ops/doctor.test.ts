import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diagnosisLines } from '../../../infra/cli/doctor/diagnosis-lines.ts';
import { examineAsAdmin, examineAsOps } from '../../support/ask-doctor.ts';
import { engine } from '../../support/engine.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { givenApprovers } from '../../support/given-approvers.ts';
import { givenEmptyDatabase, givenHostDatabase } from '../../support/host-database.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
const migrate = async () => {
  await givenEmptyDatabase(company);
  await company.stack.migrate();
};
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

describe('doctor, before the migration', () => {
  it.each([
    {
      given: 'an empty database',
      state: 'empty',
      verdict: 'Nothing is wrong, but there is 1 warning. This database has not been migrated.',
      prepare: givenEmptyDatabase,
    },
    {
      given: "the host's tables",
      state: 'host',
      verdict: 'Nothing wrong was found. This database has not been migrated.',
      prepare: (found: PayoutStack) => givenHostDatabase(found),
    },
  ])('says of $given that it has not been migrated', async ({ state, verdict, prepare }) => {
    await prepare(company);
    const found = await examineAsAdmin(company);
    expect(found).toMatchObject({ database: state, paidTwice: null, aboutToBePaidTwice: null });
    expect(found.verdict).toBe(verdict);
    expect(found.findings.map(({ check }) => check)).toEqual(['not_migrated']);
    expect(found.notChecked.map(({ check }) => check)).toContain('paid_twice');
  });
});

describe('doctor, on a migrated database', () => {
  beforeAll(migrate);
  beforeEach(async () => {
    await givenCompany(company);
    await givenApprovers(company, [{ userId: 2 }]);
    await givenCommissions(company, [{}, { amount: '0.01' }, { status: 'pending', hoursOld: 2_000 }]);
    await company.invoke({});
    await givenCommissions(company, [{ amount: '5.00' }]);
    await company.invoke({ force: true });
  });

  it('finds nothing, as the admin', async () => {
    expect(await examineAsAdmin(company)).toMatchObject({
      database: 'migrated',
      verdict: 'Paid twice: nothing. About to be paid twice: nothing. Nothing wrong was found.',
      paidTwice: { count: 0, amount: '0.00' },
      findings: [],
      notChecked: [],
    });
  });

  it('finds nothing as the ops function, and says what that user cannot see', async () => {
    // MySQL shows foreign keys to whoever may read the table, MariaDB 10.11 does not.
    const hidden = { mariadb: ['cascading_foreign_key'], mysql: [] }[engine.name];
    const before = await everyTable(company);
    const found = await examineAsOps(company);
    expect(found).toMatchObject({ findings: [] });
    const unseen = ['host_unfit', ...hidden, 'function_grants', 'host_may_write'].join(', ');
    expect(diagnosisLines(found).slice(1)).toEqual([
      '',
      expect.stringContaining(
        `Not checked: ${unseen}: the asking user does not see all of it: ask with the admin's secret `,
      ),
    ]);
    expect(await everyTable(company)).toEqual(before);
  });

  it('finds a batch of the old script, and what is in it twice', async () => {
    await company.sql(`INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records)
      VALUES (900, 'AUTO-OLD', 'pending_approval', 100.00, 1)`);
    await company.sql(`INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount)
      SELECT 900, 1, id, 1, 100.00 FROM mlm_commission_ledger WHERE amount = 100 AND status = 'approved'`);
    const found = await examineAsOps(company);
    expect(found.finding('unadopted_batch')).toMatchObject({ severity: 'wrong', count: 1, amount: '100.00' });
    // It has a number and no reservation, so it cannot be paid.
    expect(found.finding('held_back')).toMatchObject({ severity: 'warning', count: 1, amount: '100.00' });
    expect(found.aboutToBePaidTwice).toEqual({ count: 0, amount: '0.00' });
  });

  it('knows the reserved item from that of a newer batch of the old script', async () => {
    await company.sql(`INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records)
      VALUES (900, 'AUTO-OLD', 'pending_approval', 90.00, 1)`);
    // As it is in an adopted table, where the old script's own INSERT goes through: no number, no reservation.
    await company.sql('ALTER TABLE mlm_payout_batch_items MODIFY item_no INT UNSIGNED NULL');
    await company.sql(`INSERT INTO mlm_payout_batch_items (batch_id, commission_id, beneficiary_user_id, amount)
      SELECT 900, id, 1, 90.00 FROM mlm_commission_ledger WHERE amount = 100 AND status = 'approved'`);
    const found = await examineAsOps(company);
    await company.sql('DELETE FROM mlm_payout_batch_items WHERE batch_id = 900');
    await company.sql('ALTER TABLE mlm_payout_batch_items MODIFY item_no INT UNSIGNED NOT NULL');
    expect(found.aboutToBePaidTwice).toEqual({ count: 1, amount: '90.00' });
    expect(found.named('wrong')).toEqual(['about_to_be_paid_twice', 'unadopted_batch']);
  });

  it('finds markers and live items that do not fit', async () => {
    await company.sql(`UPDATE mlm_commission_ledger SET payout_batch_id = NULL WHERE amount = 0.01`);
    await company.sql(`UPDATE mlm_commission_ledger SET payout_batch_id = 77 WHERE status = 'pending'`);
    const found = await examineAsOps(company);
    expect(found.named('wrong')).toEqual(['marker_without_live_item', 'live_item_without_marker']);
    expect(found.finding('live_item_without_marker')).toMatchObject({ count: 1, amount: '0.01' });
    expect(found.finding('marker_without_live_item').rows).toMatchObject([
      { markedBatchId: '77', liveInBatchId: null, ledgerStatus: 'pending' },
    ]);
  });

  it('finds holds that are overdue, of nothing, or written beside the API', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_holds (kind, user_id, commission_id, open_key, reason, held_by, held_at, until_at, lifted_at) VALUES
         ('person', 4711, NULL, 'person-4711', 'a letter', 'user 6', '2026-01-01', NULL, NULL),
         ('person', 1, NULL, 'person-2', 'a letter', 'user 6', '2026-01-01', '2026-01-02', NULL),
         ('payment', NULL, 1, NULL, 'failed twice', 'payment', '2026-01-01', NULL, '2026-01-02')`,
    );
    const found = await examineAsOps(company);
    expect(found.finding('hold_out_of_step')).toMatchObject({ severity: 'wrong', count: 3, amount: null });
    expect(found.finding('hold_overdue').rows).toMatchObject([{ userId: '1', until: expect.anything() }]);
    expect(found.finding('hold_of_nothing').rows).toMatchObject([{ userId: '4711' }]);
    await company.sql('DELETE FROM mlm_payout_holds');
  });

  it('only warns of what the payment would refuse', async () => {
    await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = 0.01`);
    await company.sql(
      `UPDATE mlm_commission_ledger SET amount = 99.00 WHERE amount = 100 AND status = 'approved'`,
    );
    const found = await examineAsOps(company);
    expect(found.named('wrong')).toEqual([]);
    expect(found.named('warning')).toEqual(['unapproved_in_open_batch', 'amount_changed_in_open_batch']);
    expect(found.verdict).toMatch(/ Nothing is wrong, but there are 2 warnings\.$/);
  });

  it('finds a total that is not that of the items, votes that do not count, and a run that never ended', async () => {
    await company.sql(`UPDATE mlm_payout_batches SET total_amount = total_amount + 0.01, approval_count = 1
      ORDER BY id LIMIT 1`);
    await company.sql(`INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, started_at)
      VALUES ('a', 'manual/lost', 'manual', '{}', 'running', DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 21 MINUTE)),
             ('b', 'manual/under-way', 'manual', '{}', 'running', DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 19 MINUTE)),
             ('c', 'manual/repeated', 'manual', '{}', 'running', DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 30 DAY))`);
    await company.sql(`INSERT INTO mlm_payout_runs (attempt_id, run_key, done_key, trigger_kind, request, outcome, started_at)
      VALUES ('d', 'manual/repeated', 'manual/repeated', 'manual', '{}', 'created', DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 29 DAY))`);
    const found = await examineAsOps(company);
    expect(found.finding('totals_differ')).toMatchObject({ count: 1, amount: '0.01' });
    expect(found.finding('votes_differ').rows).toMatchObject([{ approvalCount: '1', approvals: '0' }]);
    expect(found.finding('run_unfinished').rows).toMatchObject([{ runKey: 'manual/lost' }]);
  });

  it.each([['processing'], ['completed']])('finds a batch %s by votes of the old page', async (status) => {
    await company.sql(`UPDATE mlm_payout_batches SET status = ?, approval_count = 1 ORDER BY id LIMIT 1`, [
      status,
    ]);
    await company.sql(`INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status)
      SELECT MIN(id), 2, 'approved' FROM mlm_payout_batches`);
    const found = await examineAsOps(company);
    expect(found.finding('approved_without_votes')).toMatchObject({ severity: 'wrong', count: 1 });
    await company.sql(`UPDATE mlm_payout_batch_approvals a JOIN mlm_payout_batches b ON b.id = a.batch_id
      SET a.content_hash = b.content_hash`);
    const counted = await examineAsOps(company);
    expect(counted.named('wrong')).not.toContain('approved_without_votes');
  });

  it('finds settings that strand, whoever set them', async () => {
    await company.sql(`REPLACE INTO mlm_settings (setting_key, setting_value)
      VALUES ('payout_automation_lookback_days', '1'), ('payout_automation_interval_hours', '24')`);
    const { message, rows } = (await examineAsOps(company)).finding('settings_strand');
    expect(message).toBe('1 combination of settings will leave commissions behind.');
    expect(rows).toEqual([{ problem: expect.stringMatching(/^With interval_hours 24 and lookback_days/) }]);
  });

  it('lists a hundred rows and counts all', async () => {
    await company.sql(`INSERT INTO mlm_commission_ledger
      (beneficiary_user_id, source_user_id, commission_type, amount, status)
      WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 250)
      SELECT 1, 1, 'referral', -0.01, 'approved' FROM n`);
    const { count, amount, rows } = (await examineAsOps(company)).finding('amount_not_positive');
    expect({ count, amount, listed: rows.length }).toEqual({ count: 250, amount: '-2.50', listed: 100 });
  });

  it('goes on where one statement takes too long, and does not call that clean', async () => {
    company.stack.dataApi.faults.add({ kind: 'statement_timeout', sql: /AS timesPaid/ });
    const found = await examineAsOps(company);
    expect(found.named('warning')).toEqual(['paid_twice']);
    expect(found.paidTwice).toBeNull();
    expect(found.verdict).toMatch(/^Paid twice: could not be examined\. About to be paid twice: nothing\./);
    expect(found.finding('paid_twice').message).toMatch(/^This could not be examined: StatementTimeout/);
  });
});
