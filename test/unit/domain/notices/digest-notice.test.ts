import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageWords } from '../../../../shared/domain/basics/age-words.ts';
import { NO_TALLY } from '../../../../shared/domain/basics/tally.ts';
import { type DigestFacts, digestNotice } from '../../../../shared/domain/notices/digest-notice.ts';
import { noticeDay } from '../../../../shared/domain/notices/notice-day.ts';

const at = new Date('2026-11-22T03:30:12Z');
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
const facts: DigestFacts = {
  since: new Date('2026-11-21T03:30:45Z'),
  pending: { count: 3, amount: 1_181_045_435n },
  oldest: [
    {
      batchId: '40',
      batchReference: 'AUTO-20261120-020000',
      totalRecords: 100,
      totalAmount: 1_181_045_334n,
      requiredApprovals: 2,
      approvalCount: 1,
      madeAt: new Date('2026-11-19T20:30:00Z'),
    },
  ],
  toBePaid: { count: 1, amount: 700n },
  begun: { count: 1, amount: 900n },
  settling: NO_TALLY,
  held: { count: 0, overdue: 0 },
  paid: { count: 2, amount: 5_000n },
  cancelled: NO_TALLY,
  failedRuns: 0,
  disabledSince: undefined,
  trail: { streams: 43, changed: 1, digest: 'ab'.repeat(32) },
};

describe('the digest', () => {
  it('is read in a minute', () => {
    const { subject, message } = digestNotice(day, facts);
    expect(subject).toBe('Payout digest 2026-11-22: 3 await approval (INR 1,18,10,454.35), 1 to be paid');
    expect(message.split('\n')).toEqual([
      'Payouts as of 2026-11-22T09:00:12+05:30',
      '',
      'Awaiting approval: 3 batches, ₹1,18,10,454.35',
      'To be paid: 1 batch, ₹7.00',
      'Begun at the bank, not recorded yet: 1 batch, ₹9.00',
      'Payment or release under way: none',
      '',
      'Since 2026-11-21T09:00:45+05:30',
      'Paid: 2 batches, ₹50.00',
      'Cancelled: none',
      'Runs that failed: none',
      '',
      'Longest awaiting approval:',
      '  AUTO-20261120-020000: ₹1,18,10,453.34, lacks 1 of 2 approvals, 55 hours old',
      '  and 2 more',
      '',
      'Audit trail: 43 streams, 1 of them changed since then',
      `SHA-256 over all heads: ${'ab'.repeat(32)}`,
    ]);
  });

  it('speaks of one approval, and of many batches, as people do', () => {
    const [batch] = facts.oldest;
    const oldest = batch ? [{ ...batch, requiredApprovals: 1, approvalCount: 0 }] : [];
    const { subject, message } = digestNotice(day, {
      ...facts,
      oldest,
      pending: { count: 12_345, amount: 1n },
    });
    expect(message).toContain(', lacks 1 of 1 approval, 55 hours old\n  and 12,344 more\n');
    expect(subject).toContain(': 12,345 await approval (INR 0.01), 1 to be paid');
  });

  it('tells machines the same, amounts as text', () => {
    expect(digestNotice(day, facts).payload).toEqual({
      noticeKey: 'payout_digest/2026-11-22',
      type: 'payout_digest',
      audience: 'admin',
      occurredAt: '2026-11-22T03:30:12.000Z',
      since: '2026-11-21T03:30:45.000Z',
      currency: 'INR',
      pending: {
        count: 3,
        amount: '11810454.35',
        oldest: [
          {
            batchId: '40',
            batchReference: 'AUTO-20261120-020000',
            totalAmount: '11810453.34',
            totalRecords: 100,
            requiredApprovals: 2,
            approvalCount: 1,
            pendingSince: '2026-11-19T20:30:00.000Z',
          },
        ],
      },
      toBePaid: { count: 1, amount: '7.00' },
      begun: { count: 1, amount: '9.00' },
      settling: { count: 0, amount: '0.00' },
      held: { count: 0, overdue: 0 },
      paid: { count: 2, amount: '50.00' },
      cancelled: { count: 0, amount: '0.00' },
      failedRuns: 0,
      trail: { streams: 43, changed: 1, digest: 'ab'.repeat(32) },
    });
  });

  it('never cuts an amount off its subject', () => {
    const tally = fc.record({
      count: fc.nat(99_999),
      amount: fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
    });
    fc.assert(
      fc.property(tally, tally, (pending, toBePaid) => {
        const { subject } = digestNotice(day, { ...facts, pending, toBePaid });
        expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/);
        expect(subject).toMatch(/ to be paid$/);
      }),
    );
  });
});

describe('an age', () => {
  it.each([
    { milliseconds: -5, words: '0 minutes' },
    { milliseconds: 119_999, words: '1 minute' },
    { milliseconds: 3_599_999, words: '59 minutes' },
    { milliseconds: 3_600_000, words: '1 hour' },
    { milliseconds: 72 * 3_600_000 - 1, words: '71 hours' },
    { milliseconds: 72 * 3_600_000, words: '3 days' },
    { milliseconds: 96 * 3_600_000 - 1, words: '3 days' },
  ])('of $milliseconds ms is $words', ({ milliseconds, words }) => {
    expect(ageWords(at, new Date(at.getTime() + milliseconds))).toBe(words);
  });
});
