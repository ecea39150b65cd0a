import { describe, expect, it } from 'vitest';
import { itemsDroppedNotice } from '../../../../shared/domain/notices/items-dropped-notice.ts';
import { itemsReturnedNotice } from '../../../../shared/domain/notices/items-returned-notice.ts';
import { latePaymentNotices } from '../../../../shared/domain/notices/late-payment-notices.ts';
import { at, facts, nothing, told } from './told.ts';

describe('what becomes known after a payment', () => {
  it('late: no run takes it any more, and only what was paid twice rings with admin', () => {
    const paid = { count: 1, amount: 20_000n };
    const given = { ...told, reference: 'UTR-2', paid, twice: nothing, twiceIn: [] };
    const [late, ...others] = latePaymentNotices(facts, given, at);
    expect(others).toEqual([]);
    expect(late?.message).toContain('paid 1 commission of payout batch');
    expect(late?.payload).toMatchObject({
      disbursementReference: 'UTR-2',
      lateRecords: 1,
      lateAmount: '200.00',
    });
    const [, twice] = latePaymentNotices(facts, { ...given, twice: paid, twiceIn: ['AUTO-2'] }, at);
    expect(twice?.message).toMatch(/^1 commission of payout batch .* was paid late, .*: AUTO-2\.\n/);
    expect(twice?.payload).toMatchObject({ paidTwiceRecords: 1, otherBatches: ['AUTO-2'] });
  });

  it('returned: what is paid again, and what in another way', () => {
    const returnedLines = (payAgainCount: number) =>
      itemsReturnedNotice(
        facts,
        { ...told, returned: { count: 3, amount: 60_000n }, payAgainCount },
        at,
      ).message.split('\n');
    expect(returnedLines(1)).toEqual([
      'farah (user 5) has recorded that 3 payments of payout batch AUTO-20261122-020000 came back from the bank: ₹600.00.',
      '',
      'To be paid again by the next run, unless on hold: 1 commission.',
      'Not to be paid again, because paid in another way: 2 commissions.',
    ]);
    expect(returnedLines(3)).toHaveLength(3);
    expect(returnedLines(0)).toHaveLength(3);
  });

  it('dropped: whose approval counts no more', () => {
    const dropped = { count: 2, amount: 20_000n };
    const given = { ...told, reason: 'adjusted', dropped, voters: [told.by, { userId: '6', name: null }] };
    const { message, payload } = itemsDroppedNotice(facts, given, at);
    expect(message).toContain('has dropped 2 commissions, ₹200.00, from payout batch');
    expect(message).toContain('count no more: farah (user 5), user 6.');
    expect(payload).toMatchObject({ droppedRecords: 2, votersEnded: ['5', '6'] });
    expect(itemsDroppedNotice(facts, { ...given, voters: [] }, at).message).not.toContain('count no more');
  });
});
