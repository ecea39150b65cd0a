import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disbursement } from '../../../../shared/domain/batches/disbursement.ts';
import { approvedNotices } from '../../../../shared/domain/notices/approved-notices.ts';
import type { BatchFacts } from '../../../../shared/domain/notices/batch-notice.ts';
import { cancelledNotice } from '../../../../shared/domain/notices/cancelled-notice.ts';
import { disbursedNotices } from '../../../../shared/domain/notices/disbursed-notices.ts';
import { rejectedNotice } from '../../../../shared/domain/notices/rejected-notice.ts';
import { noticeMessage } from '../../../../shared/events/notice-message.ts';

const at = new Date('2026-11-22T20:30:00Z');
const facts: BatchFacts = {
  batchId: '42',
  batchReference: 'AUTO-20261122-020000',
  totalRecords: 100,
  totalAmount: 1_181_045_435n,
  requiredApprovals: 2,
  approvalCount: 2,
};
const nothing = { count: 0, amount: 0n };
const disbursement: Disbursement = {
  paid: { count: 100, amount: 1_181_045_435n },
  reference: 'UTR-1',
  failed: nothing,
  drifted: { ...nothing, itemNos: [] },
};
const noticesOf = (of: BatchFacts, paid = disbursement, text = 'wrong account') => [
  ...approvedNotices(of, at),
  rejectedNotice(of, { byUserId: '6', notes: text }, at),
  cancelledNotice(of, { by: 'expiry', reason: text }, at),
  ...disbursedNotices(of, paid, at),
];
const batchFields = {
  occurredAt: '2026-11-22T20:30:00.000Z',
  batchId: '42',
  batchReference: 'AUTO-20261122-020000',
  totalAmount: '11810454.35',
  currency: 'INR',
  totalRecords: 100,
  requiredApprovals: 2,
  approvalCount: 2,
};

describe('the notices of a batch', () => {
  it('go to whom they concern, one key each, and name batch and amount', () => {
    expect(
      noticesOf(facts).map(({ payload, subject }) => [payload.noticeKey, payload.audience, subject]),
    ).toEqual([
      ['payout_batch_approved/42', 'admin', 'Payout AUTO-20261122-020000 is approved: INR 1,18,10,454.35'],
      [
        'finance_batch_processing/42',
        'finance',
        'Payout AUTO-20261122-020000 is to be paid: INR 1,18,10,454.35',
      ],
      ['payout_batch_rejected/42', 'admin', 'Payout AUTO-20261122-020000 is rejected: INR 1,18,10,454.35'],
      ['payout_batch_cancelled/42', 'admin', 'Payout AUTO-20261122-020000 is cancelled: INR 1,18,10,454.35'],
      ['payout_batch_disbursed/42', 'admin', 'Payout AUTO-20261122-020000 is paid: INR 1,18,10,454.35'],
      ['finance_batch_disbursed/42', 'finance', 'Payout AUTO-20261122-020000 is paid: INR 1,18,10,454.35'],
    ]);
  });

  it('have subjects that SNS takes, whatever they are given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        (text, amount) => {
          const given = { ...facts, batchReference: text, totalAmount: amount };
          for (const { subject } of noticesOf(
            given,
            { ...disbursement, paid: { count: 100, amount }, reference: text },
            text,
          )) {
            expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/);
          }
        },
      ),
    );
  });

  it('name batch and amount in full, however long and large both are', () => {
    const given = { ...facts, batchReference: 'R'.repeat(40), totalAmount: 999_999_999_999_999n };
    for (const { subject } of noticesOf(given, {
      ...disbursement,
      paid: { count: given.totalRecords, amount: given.totalAmount },
    })) {
      expect(subject).toContain('R'.repeat(40));
      expect(subject).toMatch(/: INR 99,99,99,99,99,999\.99$/);
    }
  });

  it('reach people and machines', () => {
    for (const { payload, ...notice } of noticesOf(facts)) {
      const sent = noticeMessage({ id: '7', ...notice, payload: JSON.stringify(payload) });
      expect(sent.attributes).toEqual({ type: payload.type, audience: payload.audience });
      expect(JSON.parse(sent.body).email).toBe(notice.message);
      expect(payload).toMatchObject({ ...batchFields, noticeKey: notice.noticeKey, type: notice.type });
    }
  });
});

describe('an approved batch', () => {
  it('is handed to finance, with what to do', () => {
    const [admins, finance] = approvedNotices(facts, at);
    expect(admins?.message).toMatch(
      /^Payout batch AUTO-20261122-020000 is approved; finance has been told to pay it\.\n/,
    );
    expect(finance?.message.split('\n')).toEqual([
      'Payout batch AUTO-20261122-020000 is approved and is to be paid.',
      '',
      'Total: ₹1,18,10,454.35 for 100 commissions',
      'Approvals: 2 of 2',
      '',
      'Once it is paid, record that with its reference, and with the items that could not be paid.',
    ]);
  });
});

describe('a cancelled batch', () => {
  it('names who rejected it and why, for people and machines', () => {
    const { message, payload } = rejectedNotice(
      { ...facts, approvalCount: 1 },
      { byUserId: '6', notes: 'wrong account' },
      at,
    );
    expect(message.split('\n')).toEqual([
      'Payout batch AUTO-20261122-020000 was rejected by user 6 and is cancelled.',
      '',
      'Total: ₹1,18,10,454.35 for 100 commissions',
      'Approvals: 1 of 2',
      'Notes: wrong account',
      '',
      'Its commissions become free for the next batch.',
      expect.stringMatching(/^What should not come back with the next run is put on hold: POST \/api\/holds/),
    ]);
    expect(payload).toMatchObject({ rejectedByUserId: '6', notes: 'wrong account', approvalCount: 1 });
  });

  it('names who cancelled it and why', () => {
    const { message, payload } = cancelledNotice(facts, { by: 'expiry', reason: 'pending for 72 hours' }, at);
    expect(message).toMatch(/^Payout batch AUTO-20261122-020000 was cancelled by expiry\.\n/);
    expect(message).toContain('\nReason: pending for 72 hours\n');
    expect(payload).toMatchObject({ cancelledBy: 'expiry', reason: 'pending for 72 hours' });
  });
});

describe('a paid batch', () => {
  it('paid in full says no more than that', () => {
    for (const { message } of disbursedNotices(facts, disbursement, at)) {
      expect(message.split('\n')).toEqual([
        'Payout batch AUTO-20261122-020000 is paid.',
        '',
        'Paid: ₹1,18,10,454.35 for 100 commissions',
        'Total: ₹1,18,10,454.35 for 100 commissions',
        'Reference: UTR-1',
      ]);
    }
  });

  it('of one commission is one', () => {
    const [notice] = disbursedNotices(
      { ...facts, totalRecords: 1 },
      { ...disbursement, paid: { ...disbursement.paid, count: 1 } },
      at,
    );
    expect(notice?.message.match(/ for .*/g)).toEqual([' for 1 commission', ' for 1 commission']);
  });

  it('names what failed and what drifted, and in its subject what was paid', () => {
    const itemNos = Array.from({ length: 100 }, (_, index) => index + 7);
    const paid = {
      ...disbursement,
      paid: { count: 1, amount: 100n },
      failed: { count: 3, amount: 30_000n },
      drifted: { count: 105, amount: 1_050_000n, itemNos },
    };
    for (const { subject, message, payload } of disbursedNotices({ ...facts, totalRecords: 109 }, paid, at)) {
      expect(subject).toBe('Payout AUTO-20261122-020000 is paid: INR 1.00');
      expect(message.split('\n').slice(5)).toEqual([
        'Failed: 3 (₹300.00)',
        expect.stringMatching(/so not paid: 105 \(₹10,500\.00\), items 7, 8, .*, 106, and 5 more$/),
        '',
        'What was not paid is free for the next batch, as far as it is still approved and not on hold: what failed twice waits until finance has it tried again.',
      ]);
      expect(payload).toMatchObject({
        totalAmount: '11810454.35',
        paidAmount: '1.00',
        paidRecords: 1,
        disbursementReference: 'UTR-1',
        failedRecords: 3,
        failedAmount: '300.00',
        driftedRecords: 105,
        driftedAmount: '10500.00',
        driftedItemNos: itemNos,
      });
    }
  });
});
