import { describe, expect, it } from 'vitest';
import { resultLines } from '../../../infra/cli/run/result-lines.ts';
import type { CreatedResult, PreviewResult, SkippedResult } from '../../../shared/events/payout-result.ts';

const created: CreatedResult = {
  outcome: 'created',
  runKey: 'cli/1',
  batchId: '42',
  batchReference: 'AUTO-20261122-020000',
  totalRecords: 1_234_567,
  totalAmount: '11810454.35',
  currency: 'INR',
  requiredApprovals: 2,
  mayApprove: { count: 2, of: 3, needed: 2 },
  contentHash: 'ab',
  window: { from: '2026-11-14T20:30:00.000Z', to: null },
  excluded: [
    { reason: 'amount_not_positive', count: 1, amount: '-2500.00' },
    { reason: 'before_window', count: 2, amount: '150000.00' },
  ],
  stranded: { count: 2, amount: '150000.00' },
  due: { count: 0, amount: '0.00' },
};
const skipped: SkippedResult = {
  outcome: 'skipped',
  runKey: 'cli/1',
  reason: 'disabled',
  message: 'Automation disabled: set payout_automation_enabled to 1, or use force.',
  excluded: [],
  stranded: { count: 0, amount: '0.00' },
  due: { count: 0, amount: '0.00' },
};
const preview: PreviewResult = {
  outcome: 'preview',
  wouldRun: false,
  wouldSkipBecause: 'below_minimum',
  message: 'No batch created: 1 commission makes ₹100.00, below the minimum of ₹1,00,000.00.',
  eligible: {
    count: 1,
    amount: '100.00',
    earliest: '2026-11-22T01:00:00.000Z',
    latest: '2026-11-22T01:00:00.000Z',
  },
  meetsMinAmount: false,
  minAmount: '100000.00',
  excluded: [{ reason: 'after_window', count: 3, amount: '7.00' }],
  stranded: { count: 0, amount: '0.00' },
  due: { count: 0, amount: '0.00' },
  window: { from: null, to: '2026-11-22T18:30:00.000Z' },
};

describe('for people', () => {
  it('a created batch', () => {
    expect(resultLines(created)).toEqual([
      'Created batch 42, reference AUTO-20261122-020000. It awaits approval; nothing is paid yet.',
      '  Batch               42',
      '  Reference           AUTO-20261122-020000',
      '  Records             12,34,567',
      '  Total               ₹1,18,10,454.35',
      '  Required approvals  2',
      '  May approve         2 of 3 approvers',
      '  Window              from 2026-11-14 20:30:00 UTC on, without an end',
      '  Run key             cli/1',
      'Left out:',
      '  1 commission, -₹2,500.00: the amount is zero or negative; correct it in the ledger (amount_not_positive)',
      "  2 commissions, ₹1,50,000.00: older than this run's window: stranded (before_window)",
      "Stranded: 2 commissions, ₹1,50,000.00: older than this run's window; no run with this window takes them.",
      '  What a batch let go before comes in with the next run that names no --date-from. To pay the others, run with',
      '  --force --lookback-days=0, or with an earlier --date-from.',
    ]);
  });

  it('a created batch that too few may approve: why, and what can be done', () => {
    const lines = resultLines({ ...created, mayApprove: { count: 1, of: 4, needed: 2 } });
    expect(lines).toContain('  May approve         1 of 4 approvers');
    const warning = lines.findIndex((line) => line.startsWith('WARNING'));
    expect(lines.slice(warning, warning + 3)).toEqual([
      'WARNING: 3 of 4 approvers are paid by this batch or asked for it: 1 may approve it, 2 are needed.',
      expect.stringMatching(
        /^ {2}Approvers added now are too new for it\. Reject or cancel it, then add approvers/,
      ),
      'Left out:',
    ]);
  });

  it('a created batch that an earlier version recorded, which did not count who may approve', () => {
    const { mayApprove: _, ...before } = created;
    expect(resultLines(before).join('\n')).not.toContain('approver');
  });

  it('a skip: the reason, what to do, and that its key is used up', () => {
    expect(resultLines(skipped)).toEqual([
      'Skipped (disabled): no batch was made. Automation disabled: set payout_automation_enabled to 1, or use --force.',
      'The skip is recorded under run key cli/1: to run anew, leave --run-key out.',
      'Left out: nothing.',
      'Stranded: none.',
    ]);
  });

  it('a skip of the schedule, whose key nobody gave', () => {
    const runKey = 'schedule/mlm-payouts-run/2026-11-22T20:30:00Z';
    expect(resultLines({ ...skipped, runKey })).toContain(`The skip is recorded under run key ${runKey}.`);
  });

  it('a repeat: what the first run did', () => {
    expect(resultLines({ outcome: 'already_recorded', runKey: 'cli/1', recorded: created })).toEqual([
      'Already recorded: run key cli/1 ran before, so nothing was done now. What it did then:',
      ...resultLines(created),
    ]);
  });

  it('a dry run that a real run would not follow', () => {
    expect(resultLines(preview)).toEqual([
      'Dry run: nothing was written.',
      'A real run would be skipped now (below_minimum). No batch created: 1 commission makes ₹100.00, below the minimum of ₹1,00,000.00.',
      '  Eligible  1 commission, ₹100.00',
      '  Earliest  2026-11-22 01:00:00 UTC',
      '  Latest    2026-11-22 01:00:00 UTC',
      '  Minimum   ₹1,00,000.00: not met',
      '  Window    from the beginning to before 2026-11-22 18:30:00 UTC',
      'Left out:',
      '  3 commissions, ₹7.00: later than the window (after_window)',
      'Stranded: none.',
    ]);
  });

  it('what waits for somebody before what merely is in another batch, whose place in JSON is before it', () => {
    const lines = resultLines({
      ...preview,
      excluded: [
        { reason: 'in_live_batch', count: 101, amount: '11810454.35' },
        { reason: 'amount_not_positive', count: 1, amount: '-2500.00' },
        { reason: 'after_window', count: 3, amount: '7.00' },
      ],
    });
    const from = lines.indexOf('Left out:');
    expect(lines.slice(from + 1, from + 4).map((line) => line.match(/\((\w+)\)$/)?.[1])).toEqual([
      'amount_not_positive',
      'after_window',
      'in_live_batch',
    ]);
  });

  it('a dry run of nothing', () => {
    const nothing = { count: 0, amount: '0.00', earliest: null, latest: null };
    const lines = resultLines({
      ...preview,
      wouldRun: true,
      wouldSkipBecause: null,
      message: null,
      eligible: nothing,
    });
    expect(lines).toContain('A real run would make a batch of these now.');
    expect(lines).toContain('  Earliest  none');
  });
});
