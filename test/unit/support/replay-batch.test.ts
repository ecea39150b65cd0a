import { describe, expect, it } from 'vitest';
import {
  back,
  begunBefore,
  CONTENT,
  cancelled,
  created,
  large,
  last,
  no,
  paid,
  recount,
  replay,
  type Told,
  yes,
} from './told-events.ts';

describe('replayBatch', () => {
  it('comes to what the events say', () => {
    const events = [
      created,
      yes(1, 1),
      back(1, 0),
      yes(1, 1),
      recount('1', 1, 0),
      yes(2, 1),
      last(3),
      paid(2),
    ];
    expect(replay(...events)).toEqual({
      status: 'completed',
      ...CONTENT,
      votes: { 1: 'approved', 2: 'approved', 3: 'approved' },
      uncounted: ['1'],
      approvalCount: 2,
      votedOn: { 1: 'h', 2: 'h', 3: 'h' },
      begun: null,
      settling: false,
      paid: { count: 2, amount: '3.00' },
      releasedItems: 0,
      dropped: 0,
      taken: 0,
      late: 0,
      returned: 0,
      differs: false,
      failedTwice: false,
      notices: [
        'payout_batch_created',
        'payout_batch_approved',
        'finance_batch_processing',
        'payout_batch_disbursed',
        'finance_batch_disbursed',
      ],
    });
  });

  it('leaves out whose approval a later decision did not count any more, once', () => {
    const lapsed = (user: number, approvalCount: number): Told => [
      `user ${user}`,
      'vote_recorded',
      { contentHash: 'h', approvalCount, lapsed: ['1'] },
    ];
    const three: Told = ['schedule', 'batch_created', { ...CONTENT, requiredApprovals: 3 }];
    const after = replay(three, yes(1, 1), lapsed(2, 1), lapsed(3, 2));
    expect(after).toMatchObject({ uncounted: ['1'], approvalCount: 2 });
    expect(() => replay(three, lapsed(2, 0))).toThrow();
  });

  it('follows a large batch until the worker has released it', () => {
    const before = replay(large, no(1, 0, 0));
    expect(before).toMatchObject({ status: 'cancelled', settling: true, releasedItems: 0 });
    const after = replay(large, no(1, 0, 0), ['worker', 'items_released', { items: 20_001 }]);
    expect(after).toMatchObject({ settling: false, releasedItems: 20_001 });
  });

  it.each<{ illegal: string; events: readonly Told[] }>([
    { illegal: 'no beginning', events: [yes(1, 1)] },
    { illegal: 'an unknown action', events: [created, ['user 1', 'paid_twice']] },
    { illegal: 'the same vote twice', events: [created, yes(1, 1), yes(1, 2)] },
    { illegal: 'a count that is no count', events: [created, yes(1, 2)] },
    { illegal: 'enough votes without approval', events: [created, yes(1, 1), yes(2, 2)] },
    { illegal: 'approval by too few', events: [created, last(1, 1)] },
    { illegal: 'a vote after approval', events: [created, yes(1, 1), last(2), yes(3, 3)] },
    { illegal: 'approval twice', events: [created, yes(1, 1), last(2), last(3, 3)] },
    { illegal: 'rejection after approval', events: [created, yes(1, 1), last(2), no(3, 2)] },
    {
      illegal: 'a vote on other content',
      events: [created, ['user 1', 'vote_recorded', { approvalCount: 1 }]],
    },
    { illegal: 'a withdrawal of nothing', events: [created, back(1, 0)] },
    { illegal: 'a recount that takes from nobody', events: [created, yes(1, 1), recount('2', 1, 0)] },
    { illegal: 'payment of what is pending', events: [created, paid()] },
    { illegal: 'payment twice', events: [created, yes(1, 1), last(2), paid(), paid()] },
    { illegal: 'payment after cancellation', events: [created, cancelled('pending_approval'), paid()] },
    {
      illegal: 'cancellation after payment',
      events: [created, yes(1, 1), last(2), paid(), cancelled('completed')],
    },
    {
      illegal: 'cancellation twice',
      events: [created, cancelled('pending_approval'), cancelled('cancelled')],
    },
    {
      illegal: 'expiry after approval',
      events: [created, yes(1, 1), last(2), ['expiry', 'batch_expired', {}]],
    },
    {
      illegal: 'cancellation while it is paid',
      events: [large, yes(1, 1), last(2), begunBefore, cancelled('processing')],
    },
    { illegal: 'two payments begun, before', events: [large, yes(1, 1), last(2), begunBefore, begunBefore] },
    {
      illegal: 'a release of what is not cancelled',
      events: [large, ['worker', 'items_released', { items: 1 }]],
    },
    {
      illegal: 'too few items accounted for',
      events: [created, yes(1, 1), last(2), ['user 5', 'batch_paid', { failedCount: 0, paidCount: 2 }]],
    },
  ])('throws at $illegal', ({ events }) => {
    expect(() => replay(...events)).toThrow();
    expect(() => replay(...events.slice(0, -1))).not.toThrow(/is illegal/);
  });
});
