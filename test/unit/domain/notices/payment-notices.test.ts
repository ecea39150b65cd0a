import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchFacts } from '../../../../shared/domain/notices/batch-notice.ts';
import { disbursedNotices } from '../../../../shared/domain/notices/disbursed-notices.ts';
import { itemsDroppedNotice } from '../../../../shared/domain/notices/items-dropped-notice.ts';
import { itemsReturnedNotice } from '../../../../shared/domain/notices/items-returned-notice.ts';
import { latePaymentNotices } from '../../../../shared/domain/notices/late-payment-notices.ts';
import { noticeDay } from '../../../../shared/domain/notices/notice-day.ts';
import {
  paymentAbortedNotice,
  paymentBegunNotice,
} from '../../../../shared/domain/notices/payment-notices.ts';
import { unrecordedNotice } from '../../../../shared/domain/notices/unrecorded-notice.ts';
import { noticeMessage } from '../../../../shared/events/notice-message.ts';
import { at, batchFields, disbursement, facts, nothing, told } from './told.ts';

const day = noticeDay(
  {
    timezone: 'Asia/Kolkata',
    digestHour: 9,
    reminderHours: 24,
    keptDays: { answers: 7, runs: 0, notices: 0 },
    problems: [],
  },
  at,
);

/** Each notice of a payment, of the given amount and words. */
const noticesOf = (of: BatchFacts, { amount = of.totalAmount, text = 'closed', count = 100 } = {}) => {
  const some = { count, amount };
  return [
    paymentBegunNotice(of, { ...told, frozen: some, leftOut: some }, at),
    paymentAbortedNotice(of, { ...told, reason: text, alone: true }, at),
    ...latePaymentNotices(of, { ...told, reference: text, paid: some, twice: some, twiceIn: [text] }, at),
    itemsReturnedNotice(of, { ...told, returned: some, payAgainCount: 1 }, at),
    itemsDroppedNotice(of, { ...told, reason: text, dropped: some, voters: [told.by] }, at),
    unrecordedNotice({ ...of, begunAt: new Date(at.getTime() - 86_400_000) }, false, day),
    ...disbursedNotices(of, { ...disbursement, paid: some, differing: { ...some, itemNos: [1] } }, at),
    ...disbursedNotices(of, { ...disbursement, reference: null, paid: nothing, failed: some }, at),
  ];
};

describe('the notices of a payment', () => {
  it('that may come again end in their event, so that none is swallowed', () => {
    expect(noticesOf(facts).map(({ payload }) => [payload.noticeKey, payload.audience])).toEqual([
      ['payout_payment_begun/42/7', 'finance'],
      ['payout_payment_aborted/42/7', 'finance'],
      ['payout_late_payment/42/7', 'finance'],
      ['payout_paid_twice/42/admin/7', 'admin'],
      ['payout_paid_twice/42/finance/7', 'finance'],
      ['payout_items_returned/42/7', 'finance'],
      ['payout_items_dropped/42/7', 'approver'],
      ['payout_reminder/42/payment-2026-11-23', 'finance'],
      ['payout_batch_disbursed/42', 'admin'],
      ['finance_batch_disbursed/42', 'finance'],
      ['payout_payment_differs/42/admin', 'admin'],
      ['payout_payment_differs/42/finance', 'finance'],
      ['payout_batch_disbursed/42', 'admin'],
      ['finance_batch_disbursed/42', 'finance'],
    ]);
  });

  it('name batch and amount in full, however long and large both are', () => {
    const given = { ...facts, batchReference: 'R'.repeat(40), totalAmount: 999_999_999_999_999n };
    for (const { subject } of noticesOf(given)) {
      expect(subject).toContain('R'.repeat(40));
      expect(subject).toMatch(/: INR 99,99,99,99,99,999\.99$/);
    }
  });

  it('have subjects that SNS takes, whatever they are given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        (text, amount) => {
          const given = { ...facts, batchReference: text, totalAmount: amount };
          for (const { subject } of noticesOf(given, { text })) {
            expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/);
          }
        },
      ),
    );
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

  it('never advise to cancel what the bank may have paid', () => {
    const messages = noticesOf(facts).map(({ payload, message }) => [payload.type, message] as const);
    const cancelling = messages.filter(([, message]) => /cancel/i.test(message)).map(([type]) => type);
    // Of which the bank paid nothing, as it says.
    expect(cancelling).toEqual(['payout_payment_aborted']);
  });
});

describe('a payment that is begun', () => {
  it('says who did so, what the bank is to pay, and what finance does next', () => {
    const frozen = { count: 97, amount: 1_181_015_435n };
    const leftOut = { count: 3, amount: 30_000n };
    const { message, payload } = paymentBegunNotice(facts, { ...told, frozen, leftOut }, at);
    expect(message.split('\n')).toEqual([
      'farah (user 5) has begun the payment of batch AUTO-20261122-020000.',
      '',
      'To pay: ₹1,18,10,154.35 for 97 commissions',
      'Left out: 3 commissions, ₹300.00',
      'Total: ₹1,18,10,454.35 for 100 commissions',
      '',
      'Once the bank has answered, record what it paid; or abort the payment, if it paid nothing.',
    ]);
    expect(payload).toMatchObject({
      begunBy: '5',
      payAmount: '11810154.35',
      payRecords: 97,
      leftOutRecords: 3,
    });
  });

  it('does not speak of what is left out where nothing is', () => {
    const frozen = { count: 100, amount: facts.totalAmount };
    const { message } = paymentBegunNotice(facts, { ...told, frozen, leftOut: nothing }, at);
    expect(message).not.toContain('Left out');
  });
});

describe('a payment that is aborted', () => {
  const aborted = (alone: boolean) =>
    paymentAbortedNotice(facts, { ...told, by: { userId: '5', name: null }, reason: 'file lost', alone }, at);

  it('says who knows that the bank paid nothing, and why', () => {
    expect(aborted(false).message.split('\n')).toEqual([
      'user 5 has aborted the payment of batch AUTO-20261122-020000: the bank paid nothing of it.',
      'Reason: file lost',
      '',
      'Total: ₹1,18,10,454.35 for 100 commissions',
      'It is approved, and may be paid or cancelled.',
    ]);
    expect(aborted(false).payload).toMatchObject({ abortedBy: '5', reason: 'file lost', alone: 'no' });
  });

  it('by whoever had begun it asks for a second look', () => {
    expect(aborted(true).message).toMatch(/The same person had begun it.*let somebody look at the bank/);
    expect(aborted(true).payload).toMatchObject({ alone: 'yes' });
  });
});

describe('a payment that is begun and not recorded', () => {
  const begunAt = new Date(at.getTime() - 2 * 86_400_000);

  it('is reminded of, with what ends it', () => {
    const { message, payload } = unrecordedNotice({ ...facts, begunAt }, true, day);
    expect(message).toContain('begun 48 hours ago (2026-11-21T02:00:00+05:30)');
    expect(message).toMatch(/Until then nothing of it is free\.$/);
    expect(payload).toMatchObject({ begunAt: '2026-11-20T20:30:00.000Z' });
  });

  it('names the way out where nobody may record it', () => {
    expect(unrecordedNotice({ ...facts, begunAt }, false, day).message).toMatch(/Add a person of finance/);
  });
});
