import { describe, expect, it } from 'vitest';
import {
  aborted,
  approved,
  begun,
  cancelled,
  created,
  dropped,
  late,
  marked,
  paid,
  replay,
  returned,
  type Told,
  yes,
} from './told-events.ts';

describe('replayBatch, of what happens to the money', () => {
  it('follows the money: aborted, begun anew, recorded, and what became known after it', () => {
    const recorded: Told = [
      'user 5',
      'nothing_paid',
      { paidCount: 0, paidAmount: '0.00', failedCount: 2, leftOutCount: 1, frozen: { count: 2 } },
    ];
    const events = [...approved, begun(), aborted, begun(2), marked, recorded, late(2), returned()];
    expect(replay(...events)).toMatchObject({
      status: 'completed',
      begun: null,
      paid: { count: 0, amount: '1.00' },
      late: 2,
      returned: 1,
      notices: expect.arrayContaining(['payout_payment_begun//4', 'payout_payment_begun//6']),
    });
  });

  it('follows what is dropped: other content, and votes that begin anew', () => {
    const after = replay(created, yes(1, 1), dropped());
    expect(after).toMatchObject({ contentHash: 'h2', totalRecords: 2, uncounted: ['1'], approvalCount: 0 });
    expect(() => replay(created, dropped(), yes(1, 1))).toThrow();
  });

  it.each<{ illegal: string; events: readonly Told[] }>([
    { illegal: 'two payments begun', events: [...approved, begun(), begun()] },
    { illegal: 'cancellation while the bank pays', events: [...approved, begun(), cancelled('processing')] },
    {
      illegal: 'a payment for more than there is',
      events: [...approved, ['user 5', 'payment_begun', { frozen: { count: 3 }, leftOutCount: 1 }]],
    },
    { illegal: 'failures of no payment', events: [...approved, marked] },
    { illegal: 'an abort of no payment', events: [...approved, begun(), aborted, aborted] },
    {
      illegal: 'a record in steps of a small payment',
      events: [...approved, ['user 5', 'payment_recorded', { frozen: { itemCount: 3 } }]],
    },
    {
      illegal: 'nothing paid, but for something',
      events: [...approved, ['user 5', 'nothing_paid', { failedCount: 0, paidCount: 3 }]],
    },
    { illegal: 'a late payment of what awaits approval', events: [created, late()] },
    { illegal: 'more returned than was paid', events: [...approved, paid(1), returned(2)] },
    { illegal: 'a drop from what is approved', events: [...approved, dropped()] },
    {
      illegal: 'taken from what the bank pays',
      events: [...approved, begun(), ['user 5', 'item_taken', { count: 1 }]],
    },
  ])('throws at $illegal', ({ events }) => {
    expect(() => replay(...events)).toThrow();
    expect(() => replay(...events.slice(0, -1))).not.toThrow(/is illegal/);
  });
});
