import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { inboxOf } from '../../support/inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn } from '../../support/people.ts';

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

describe('somebody is warned', () => {
  const warnings = async () => (await inboxOf(as.vani)).warnings;

  it('of money that no run takes, and how to have it paid', async () => {
    await givenCommissions(company, [
      { amount: '4099125.60', hoursOld: 24 * 8 },
      { amount: '-2500.00' },
      { amount: '40.00', beneficiary: 12 },
      { amount: '2.00' },
    ]);
    await company.sql(
      `INSERT INTO mlm_payout_holds (kind, user_id, open_key, reason, held_by, held_at, until_at)
       VALUES ('person', 12, 'person-12', 'a letter', 'user 6', '2026-01-01', '2026-01-02')`,
    );
    expect(await warnings()).toEqual([
      {
        kind: 'stranded',
        count: 1,
        amount: '4099125.60',
        text: '1 approved commission, ₹40,99,125.60, is older than the window: no run of the schedule takes it.',
        advice: 'An operator makes one run with force and no lookback, or with an earlier first day.',
      },
      {
        kind: 'unpayable',
        count: 1,
        amount: '-2500.00',
        text: '1 approved commission, -₹2,500.00, cannot be paid as the ledger has it.',
        advice: expect.stringMatching(/^Correct the ledger/),
      },
      {
        kind: 'held',
        count: 1,
        amount: '40.00',
        text: '1 approved commission, ₹40.00, is on hold.',
        advice: expect.stringMatching(/^An operator lifts the hold/),
      },
      {
        kind: 'overdue_holds',
        count: 1,
        text: '1 hold is past the day on which somebody was to look at it again.',
        advice: expect.any(String),
      },
    ]);
  });

  it('that automation is disabled: the schedule makes no batch', async () => {
    await givenSettings(company, { enabled: '0' });
    const { runs, warnings: warned } = await inboxOf(as.vani);
    expect(runs).toMatchObject({
      enabled: false,
      next: { at: null, why: 'Automation is disabled: the schedule comes, and makes no batch.' },
    });
    expect(warned).toMatchObject([
      { kind: 'disabled', advice: expect.stringMatching(/settings set enabled 1/) },
    ]);
  });

  it('that a setting does not parse, and of the run that failed for it', async () => {
    await givenSettings(company, { lookback_days: 'a week' });
    await givenCommissions(company, [{ hoursOld: 24 * 800 }]);
    await company.invoke({ runKey: 'tonight' });
    const { runs, warnings: warned } = await inboxOf(as.vani);
    expect(runs).toMatchObject({
      enabled: null,
      last: { runKey: 'tonight', outcome: 'failed', reason: 'SettingsInvalid', batchId: null },
      next: { at: null, why: 'A setting does not parse, and every run fails until it does.' },
    });
    expect(warned).toMatchObject([
      {
        kind: 'settings',
        text: expect.stringMatching(/payout_automation_lookback_days is "a week": expected/),
      },
      {
        kind: 'failed_run',
        count: 1,
        text: expect.stringMatching(/^1 run failed in the last 7 days, .* the last is tonight: .*[^.]\.$/),
      },
    ]);
  });

  const attempt = (columns: Readonly<Record<string, string | null>>) =>
    company.sql('INSERT INTO mlm_payout_runs SET ?', [
      { attempt_id: 'a', run_key: 'tonight', done_key: null, request: '{}', ...columns } as never,
    ]);
  const ago = (hours: number) =>
    new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

  it('that the schedule did not come', async () => {
    await attempt({
      trigger_kind: 'schedule',
      outcome: 'created',
      scheduled_at: ago(72),
      started_at: ago(72),
      finished_at: ago(72),
    });
    expect(await warnings()).toMatchObject([
      {
        kind: 'overdue_run',
        text: expect.stringMatching(
          /^The schedule should have run at \d{4}-\d\d-\d\dT02:00:00\+05:30, and did not\.$/,
        ),
      },
    ]);
  });

  it('of a run that ended without a word', async () => {
    await attempt({ trigger_kind: 'manual', outcome: 'running', started_at: ago(1) });
    expect(await warnings()).toMatchObject([
      {
        kind: 'failed_run',
        text: '1 run ended without a word, and no later try has made it good; the last is tonight.',
      },
    ]);
  });

  it('of a batch for which too few approvers are left', async () => {
    await givenBatches(company, [{ id: 42, reference: 'NOV-22', hoursOld: 2, requiredApprovals: 5 }]);
    expect(await warnings()).toMatchObject([
      {
        kind: 'too_few_approvers',
        batchId: '42',
        text: 'Batch NOV-22, ₹100.00, takes 5 approvals, and only 4 may give one by now.',
        advice: expect.stringMatching(/^Approvers added now are too new for it/),
      },
    ]);
  });

  it('of an approved batch that nobody of finance may pay, until somebody may', async () => {
    await givenBatches(company, [
      { id: 42, reference: 'NOV-22', status: 'processing', requestedByUserId: 5 },
    ]);
    expect(await warnings()).toMatchObject([
      { kind: 'no_payer', batchId: '42', amount: '100.00', advice: expect.stringMatching(/approvers add/) },
    ]);
    await givenApprover(company, { userId: 50, subject: 'gita', roles: ['finance'] });
    expect(await warnings()).toEqual([]);
  });
});
