import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvedNotices } from '../../../../shared/domain/notices/approved-notices.ts';
import type { BatchFacts } from '../../../../shared/domain/notices/batch-notice.ts';
import { cancelledNotice } from '../../../../shared/domain/notices/cancelled-notice.ts';
import { disbursedNotices } from '../../../../shared/domain/notices/disbursed-notices.ts';
import { rejectedNotice } from '../../../../shared/domain/notices/rejected-notice.ts';
import { noticeMessage } from '../../../../shared/events/notice-message.ts';
import { at, batchFields, disbursement, facts } from './told.ts';

const noticesOf = (of: BatchFacts, paid = disbursement, text = 'wrong account') => [
  ...approvedNotices(of, at),
  rejectedNotice(of, { byUserId: '6', notes: text }, at),
  cancelledNotice(of, { by: 'expiry', reason: text }, at),
  ...disbursedNotices(of, paid, at),
];
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
      const row = { id: '7', ...notice, payload: JSON.stringify(payload) };
      const sent = noticeMessage(row, 'https://page');
      expect(sent.attributes).toEqual({ type: payload.type, audience: payload.audience });
      expect(JSON.parse(sent.body).email).toBe(
        `${notice.message}\n\nhttps://page/batches/${batchFields.batchId}`,
      );
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
      'Begin its payment before the file goes to the bank; then record what the bank paid, with its reference, and what it did not.',
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
