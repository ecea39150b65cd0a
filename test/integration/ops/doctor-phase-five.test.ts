import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingRow } from '../../../shared/events/diagnosis.ts';
import { type Examined, examineAsAdmin } from '../../support/ask-doctor.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, type Row, startPayoutStack } from '../../support/payout-stack.ts';
import { PHASE_FIVE_FACTS as facts, givenPhaseFive } from '../../support/phase-five.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

const column = (rows: readonly FindingRow[], field: string) => rows.map((row) => row[field]);
const ids = (rows: readonly FindingRow[], field = 'commissionId') => column(rows, field).map(Number);
const amounts = (rows: readonly FindingRow[]) =>
  Object.fromEntries(rows.map((row) => [row['commissionId'], row['amount']]));

describe('doctor, on a used database of Phase 5 that nobody touched', () => {
  let found: Examined;
  let tables: { before: Row[]; after: Row[] };
  let statements: string[];
  beforeAll(async () => {
    await givenPhaseFive(company, { settings: { min_amount: '1,00,000', max_items: '-1' } });
    const before = await everyTable(company);
    company.stack.dataApi.calls.reset();
    found = await examineAsAdmin(company);
    const calls = company.stack.dataApi.calls.all;
    statements = calls.map(({ operation, sql }) => `${operation} ${sql?.trim()}`);
    tables = { before, after: await everyTable(company) };
  });

  it('only reads', () => {
    expect(tables.after).toEqual(tables.before);
    expect(statements.length).toBeGreaterThan(20);
    expect(statements.filter((text) => !/^ExecuteStatement (SELECT|SHOW)\b/.test(text))).toEqual([]);
    expect(statements.filter((text) => /\b(FOR UPDATE|LOCK IN|INTO)\b/.test(text))).toEqual([]);
  });

  it('says first what was paid twice and what is about to be', () => {
    expect(found.database).toBe('phase_five');
    expect(found.verdict).toMatch(
      /^Paid twice: ₹1,475\.58 \(3 commissions\)\. About to be paid twice: ₹1,266\.25 \(6 commissions\)\./,
    );
    expect(found.paidTwice).toEqual({ count: 3, amount: facts.paidTwice.amount });
    expect(found.aboutToBePaidTwice).toEqual({ count: 6, amount: facts.aboutToBePaidTwice.amount });
  });

  it('finds each commission that was paid twice, with its batches', () => {
    const { severity, rows } = found.finding('paid_twice');
    expect(severity).toBe('wrong');
    expect(amounts(rows)).toEqual(facts.paidTwice.byCommission);
    expect(rows.find((row) => row['commissionId'] === '2')).toEqual({
      commissionId: '2',
      beneficiaryUserId: '2',
      timesPaid: '2',
      amount: '275.50',
      items: [
        {
          ...{ batchId: '1', batchReference: 'AUTO-OLD-01', batchStatus: 'completed' },
          ...{ itemId: '2', itemStatus: 'paid', amount: '250.00' },
        },
        {
          ...{ batchId: '2', batchReference: 'AUTO-OLD-02', batchStatus: 'completed' },
          ...{ itemId: '8', itemStatus: 'paid', amount: '275.50' },
        },
      ],
    });
  });

  it('finds each commission that is about to be paid twice', () => {
    const { severity, rows } = found.finding('about_to_be_paid_twice');
    expect(severity).toBe('wrong');
    expect(amounts(rows)).toEqual(facts.aboutToBePaidTwice.byCommission);
  });

  it('lists every commission that is or was in more than one batch', () => {
    const { severity, count, amount, rows } = found.finding('in_several_batches');
    expect({ severity, count, amount }).toEqual({ severity: 'information', count: 11, amount: null });
    expect(ids(rows).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 22]);
  });

  it.each([
    ['ledger_paid_item_unpaid', 'wrong', facts.ledgerPaidItemNot, '131.30'],
    ['item_paid_ledger_unpaid', 'wrong', [15], '88.00'],
    ['cancelled_but_paid', 'warning', facts.cancelledInCompletedBatch, '55.00'],
    ['unapproved_in_open_batch', 'wrong', facts.cancelledInOpenBatch, '20.00'],
    ['amount_changed_in_open_batch', 'wrong', [19], '10.00'],
    ['amount_not_positive', 'warning', facts.amountNotPositive, '-25.00'],
    ['beneficiary_missing', 'warning', facts.beneficiaryMissing.ids, '15.15'],
  ] as const)('finds %s', (name, severity, commissions, amount) => {
    const finding = found.finding(name);
    expect(finding).toMatchObject({ severity, count: commissions.length, amount });
    expect(ids(finding.rows)).toEqual(commissions);
  });

  it.each([
    ['stuck_processing', 'warning', facts.stuckBatches, '430.00'],
    ['draft_batch', 'warning', facts.draftBatches, '10.00'],
    ['empty_batch', 'warning', facts.emptyBatches, '0.00'],
    ['votes_differ', 'warning', [9], '90.80'],
    ['totals_differ', 'wrong', [3], '0.02'],
  ] as const)('finds %s', (name, severity, batches, amount) => {
    const finding = found.finding(name);
    expect(finding).toMatchObject({ severity, count: batches.length, amount });
    expect(ids(finding.rows, 'batchId')).toEqual(batches);
  });

  it('finds what a batch holds in place of what it states', () => {
    expect(found.finding('totals_differ').rows[0]).toMatchObject({
      totalAmount: facts.wrongTotals[3][0],
      itemAmount: facts.wrongTotals[3][1],
    });
    expect(found.finding('amount_changed_in_open_batch').rows[0]).toMatchObject({
      itemAmount: facts.amountChanged[19][0],
      ledgerAmount: facts.amountChanged[19][1],
    });
  });

  it('finds the stranded commissions by age', () => {
    expect(found.finding('stranded')).toMatchObject({
      severity: 'warning',
      count: 6,
      amount: facts.stranded.amount,
      advice: expect.stringMatching(/^Once migrated, see .* infra\/cli\/payouts run /),
      rows: [
        { age: 'up to 30 days', commissions: '1', amount: '50.50' },
        { age: 'up to 90 days', commissions: '3', amount: '735.60' },
        { age: 'up to 1 year', commissions: '1', amount: '70.70' },
        { age: 'older', commissions: '1', amount: '80.80' },
      ],
    });
  });

  it('finds each setting that does not parse, and none of those that mean nothing', () => {
    const { severity, count, rows } = found.finding('setting_unreadable');
    expect({ severity, count }).toEqual({ severity: 'wrong', count: 2 });
    expect(column(rows, 'settingKey').toSorted()).toEqual([
      'payout_automation_max_items',
      'payout_automation_min_amount',
    ]);
  });

  it('finds nothing else, and says what it could not check', () => {
    expect(found.named('information')).toEqual(['in_several_batches', 'not_migrated']);
    expect(found.findings).toHaveLength(19);
    expect(found.notChecked.map(({ check }) => check)).toEqual([
      'held_back',
      'frozen_differs',
      'payment_differs',
      'payment_not_recorded',
      'nobody_may_pay',
      'payment_reference_shared',
      'adopted_unanswered',
      'restored_unanswered',
      'reopened_batch',
      'vote_of_deleted_user',
      'too_few_may_approve',
      'approved_without_votes',
      'held_by_finished_batch',
      'unadopted_batch',
      'marker_without_live_item',
      'live_item_without_marker',
      'run_unfinished',
      'hold_out_of_step',
      'hold_overdue',
      'hold_of_nothing',
      'entitlement_not_recorded',
      'automation_disabled',
      'schema_incomplete',
      'function_grants',
      'host_may_write',
    ]);
  });
});
