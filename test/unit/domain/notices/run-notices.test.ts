import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchCreatedNotice,
  type CreatedBatch,
} from '../../../../shared/domain/notices/batch-created-notice.ts';
import { runFailedNotice } from '../../../../shared/domain/notices/run-failed-notice.ts';
import { noticeMessage } from '../../../../shared/events/notice-message.ts';

const at = new Date('2026-11-22T20:30:00Z');
const batch: CreatedBatch = {
  batchId: '42',
  batchReference: 'AUTO-20261122-020000',
  totalRecords: 100,
  totalAmount: 1_181_045_435n,
  requiredApprovals: 2,
  requiredApprovalsSetting: 2,
  mayApprove: { count: 2, of: 3, needed: 2 },
  paidApprovers: ['4'],
  tier: undefined,
  tierAmount: undefined,
  contentHash: 'ab'.repeat(32),
  due: { count: 2, amount: 15000n },
  leftOut: [
    { reason: 'in_live_batch', count: 3, amount: 700n },
    { reason: 'before_window', count: 10, amount: 10_000_000n },
    { reason: 'busy', count: 1, amount: 500n },
  ],
};
const failure = { runKey: 'manual/1', name: 'RunFailed', message: 'it broke' };

describe('the notice of a created batch', () => {
  it('names batch and amount in its subject', () => {
    expect(batchCreatedNotice(batch, at).subject).toBe(
      'Payout AUTO-20261122-020000 awaits approval: INR 1,18,10,454.35',
    );
  });

  it('tells people what they are to approve, and what was left out, first what waits for somebody', () => {
    expect(batchCreatedNotice(batch, at).message.split('\n')).toEqual([
      'Payout batch AUTO-20261122-020000 awaits approval.',
      '',
      'Total: ₹1,18,10,454.35 for 100 commissions',
      'Of these, let go by earlier batches and older than the window: 2 (₹150.00)',
      'Approvals needed: 2',
      'May approve: 2 of 3 approvers',
      'Left out, before_window: 10 (₹1,00,000.00)',
      'Left out, busy: 1 (₹5.00)',
      'Left out, in_live_batch: 3 (₹7.00)',
      `Content hash: ${'ab'.repeat(32)}`,
    ]);
  });

  it('counts as people do', () => {
    const one = { reason: 'amount_not_positive', count: 1_234, amount: -130_000n } as const;
    const { message } = batchCreatedNotice({ ...batch, totalRecords: 1, leftOut: [one] }, at);
    expect(message).toContain('\nTotal: ₹1,18,10,454.35 for 1 commission\n');
    expect(message).toContain('\nLeft out, amount_not_positive: 1,234 (-₹1,300.00)\n');
  });

  it('tells machines the same, amounts and ids as text', () => {
    expect(batchCreatedNotice(batch, at).payload).toEqual({
      noticeKey: 'payout_batch_created/42',
      type: 'payout_batch_created',
      audience: 'approver',
      occurredAt: '2026-11-22T20:30:00.000Z',
      batchId: '42',
      batchReference: 'AUTO-20261122-020000',
      totalAmount: '11810454.35',
      currency: 'INR',
      totalRecords: 100,
      requiredApprovals: 2,
      requiredApprovalsSetting: 2,
      mayApprove: { count: 2, of: 3, needed: 2 },
      approvalCount: 0,
      contentHash: 'ab'.repeat(32),
      dueRecords: 2,
      dueAmount: '150.00',
    });
  });

  it.each([
    { given: 'no tier', tier: undefined, tierAmount: undefined, why: undefined },
    {
      given: 'a tier of its own total',
      tier: { from: 100_000n, approvals: 2 },
      tierAmount: undefined,
      why: 'Why as many: from ₹1,000.00 on 2 approvals are needed.',
    },
    {
      given: 'a tier of its day',
      tier: { from: 100_000n, approvals: 2 },
      tierAmount: 200_000n,
      why: 'Why as many: this batch and the others made on the same business day come to ₹2,000.00; from ₹1,000.00 on 2 approvals are needed.',
    },
    {
      given: 'a tier below what was asked',
      tier: { from: 100_000n, approvals: 1 },
      tierAmount: undefined,
      why: undefined,
    },
  ])('$given: says why as many', ({ tier, tierAmount, why }) => {
    const { message } = batchCreatedNotice({ ...batch, tier, tierAmount }, at);
    expect(message.split('\n').find((line) => line.startsWith('Why'))).toBe(why);
  });

  it.each([
    { given: 'fewer approvals than the setting', requiredApprovals: 1, isSaid: true },
    { given: 'as many', requiredApprovals: 2, isSaid: false },
    { given: 'more', requiredApprovals: 3, isSaid: false },
  ])('$given: said $isSaid', ({ requiredApprovals, isSaid }) => {
    const { message } = batchCreatedNotice({ ...batch, requiredApprovals }, at);
    expect(message.includes("Note: this run asked for fewer approvals than the setting's 2.")).toBe(isSaid);
  });

  it('warns where too few may approve, and says what can be done', () => {
    const people = { mayApprove: { count: 1, of: 4, needed: 2 }, paidApprovers: ['2', '3', '4'] };
    const { message, payload } = batchCreatedNotice({ ...batch, ...people }, at);
    expect(message.split('\n')).toContain(
      'Warning: 3 of 4 approvers are paid by this batch: 1 may approve it, 2 are needed. ' +
        'Approvers added now are too new for it. Reject or cancel it, then add approvers whom it does not pay ' +
        '(infra/cli/payouts approvers add), or ask for fewer approvals where no tier forbids it ' +
        '(--required-approvals), and run again with --force.',
    );
    expect(payload).toMatchObject({ mayApprove: people.mayApprove });
    expect(payload).not.toHaveProperty('paidApprovers');
  });

  it.each([2, 3])('does not warn where %i may give two approvals', (count) => {
    const mayApprove = { count, of: 4, needed: 2 };
    expect(batchCreatedNotice({ ...batch, mayApprove }, at).message).not.toContain('Warning');
  });
});

describe('the notice of a failed run', () => {
  it('names what failed and what to do', () => {
    const notice = runFailedNotice(failure, at);
    expect(notice.subject).toBe('Payout run failed: RunFailed (manual/1)');
    expect(notice.message).toContain('RunFailed: it broke');
    expect(notice.message).toContain('run again with the same run key');
    expect(notice.payload).toEqual({
      noticeKey: `payout_run_failed/${createHash('sha256').update('manual/1').digest('hex')}`,
      type: 'payout_run_failed',
      audience: 'admin',
      occurredAt: '2026-11-22T20:30:00.000Z',
      runKey: 'manual/1',
      errorType: 'RunFailed',
      error: 'it broke',
    });
  });

  it('has one key per run key, so that repeats do not send it again', () => {
    const later = new Date(at.getTime() + 1000);
    expect(runFailedNotice({ ...failure, name: 'SettingsInvalid' }, later).noticeKey).toBe(
      runFailedNotice(failure, at).noticeKey,
    );
    expect(runFailedNotice({ ...failure, runKey: 'manual/2' }, at).noticeKey).not.toBe(
      runFailedNotice(failure, at).noticeKey,
    );
  });
});

describe('every notice', () => {
  it('has a subject that SNS takes: 1 to 100 printable ASCII characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const notices = [
          runFailedNotice({ ...failure, runKey: text }, at),
          batchCreatedNotice({ ...batch, batchReference: text }, at),
        ];
        for (const { subject, noticeKey } of notices) {
          expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/);
          expect(noticeKey.length).toBeLessThanOrEqual(190);
        }
      }),
    );
  });

  it('becomes one text for e-mail and one payload for every machine, routed by type and audience', () => {
    const { payload, ...notice } = batchCreatedNotice(batch, at);
    const row = { id: '7', ...notice, payload: JSON.stringify(payload) };
    const sent = noticeMessage(row, 'https://page');
    const link = `https://page/batches/${batch.batchId}`;
    expect(sent).toMatchObject({
      id: '7',
      subject: notice.subject,
      attributes: { type: 'payout_batch_created', audience: 'approver' },
    });
    const parts = JSON.parse(sent.body);
    expect(parts.email).toBe(`${notice.message}\n\n${link}`);
    expect(JSON.parse(parts.default)).toEqual({ ...payload, link });
  });
});
