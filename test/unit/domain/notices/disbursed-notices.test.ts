import { describe, expect, it } from 'vitest';
import { disbursedNotices } from '../../../../shared/domain/notices/disbursed-notices.ts';
import { at, disbursement, facts, nothing } from './told.ts';

describe('a batch whose payment is over', () => {
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
      leftOut: { count: 2, amount: 20_000n },
      drifted: { count: 105, amount: 1_050_000n, itemNos },
    };
    for (const { subject, message, payload } of disbursedNotices({ ...facts, totalRecords: 111 }, paid, at)) {
      expect(subject).toBe('Payout AUTO-20261122-020000 is paid: INR 1.00');
      expect(message.split('\n').slice(5)).toEqual([
        'Failed: 3 (₹300.00)',
        'Left out of the payment: 2 (₹200.00)',
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
        leftOutRecords: 2,
        driftedRecords: 105,
        driftedAmount: '10500.00',
        driftedItemNos: itemNos,
      });
    }
  });

  it('of which nothing was paid is not paid: no reference, no rupee of zero', () => {
    const failed = { count: 100, amount: 1_181_045_435n };
    const none = { ...disbursement, paid: nothing, reference: null, failed };
    for (const { subject, message, payload } of disbursedNotices(facts, none, at)) {
      expect(subject).toBe('Payout AUTO-20261122-020000 failed, nothing was paid: INR 1,18,10,454.35');
      expect(message.split('\n')).toEqual([
        'Of payout batch AUTO-20261122-020000 nothing was paid: the bank paid none of its commissions.',
        '',
        'Total: ₹1,18,10,454.35 for 100 commissions',
        'Failed: 100 (₹1,18,10,454.35)',
        '',
        expect.stringMatching(/^What was not paid is free/),
      ]);
      expect(payload).toMatchObject({ paidAmount: '0.00', paidRecords: 0 });
      expect(payload).not.toHaveProperty('disbursementReference');
    }
  });

  it('tells admin and finance, each once, what was paid that the ledger says otherwise', () => {
    const differing = { count: 2, amount: 20_000n, itemNos: [4, 9] };
    const told = disbursedNotices(facts, { ...disbursement, differing }, at).slice(2);
    expect(told.map(({ payload, subject }) => [payload.noticeKey, payload.audience, subject])).toEqual(
      (['admin', 'finance'] as const).map((audience) => [
        `payout_payment_differs/42/${audience}`,
        audience,
        'Payout AUTO-20261122-020000 was paid, ledger differs: INR 200.00',
      ]),
    );
    for (const { message, payload } of told) {
      expect(message).toContain('2 commissions, ₹200.00, items 4, 9: paid as approved, while the ledger');
      expect(message).not.toContain('frozen');
      expect(payload).toMatchObject({ differingRecords: 2, differingItemNos: [4, 9], frozenDiffers: 'no' });
    }
  });

  it('tells them, too, where the items are not those that were frozen', () => {
    const told = disbursedNotices(facts, { ...disbursement, frozenDiffers: true }, at).slice(2);
    expect(told).toHaveLength(2);
    for (const { message, payload } of told) {
      expect(message).toContain('The items are not those that were frozen when the payment was begun');
      expect(message).not.toContain('paid as approved');
      expect(payload).toMatchObject({ differingRecords: 0, frozenDiffers: 'yes' });
    }
  });
});
