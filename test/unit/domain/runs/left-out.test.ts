import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inReasonOrder,
  LEFT_OUT_REASONS,
  type LeftOut,
  strandedIn,
} from '../../../../shared/domain/runs/left-out.ts';

const entries: LeftOut[] = LEFT_OUT_REASONS.map((reason, index) => ({
  reason,
  count: index + 1,
  amount: 100n,
}));

describe('LEFT_OUT_REASONS', () => {
  it('are those of the contract, in its order', () => {
    expect(LEFT_OUT_REASONS).toEqual([
      'paid_item_exists',
      'restored_gap',
      'in_live_batch',
      'on_hold',
      'marker_unexplained',
      'amount_not_positive',
      'beneficiary_missing',
      'date_missing',
      'amount_not_whole_paise',
      'payment_failed',
      'before_window',
      'after_window',
      'busy',
      'over_max_items',
    ]);
  });
});

describe('inReasonOrder', () => {
  it('puts the reasons in their order, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(entries), (some) => {
        const reasons = inReasonOrder(some).map(({ reason }) => reason);
        expect(reasons).toEqual(LEFT_OUT_REASONS.filter((reason) => reasons.includes(reason)));
        expect(reasons).toHaveLength(some.length);
      }),
    );
  });

  it('adds up what two looks at the ledger found for one reason', () => {
    expect(
      inReasonOrder([
        { reason: 'busy', count: 1, amount: 500n },
        { reason: 'before_window', count: 2, amount: 700n },
        { reason: 'busy', count: 3, amount: 50n },
      ]),
    ).toEqual([
      { reason: 'before_window', count: 2, amount: 700n },
      { reason: 'busy', count: 4, amount: 550n },
    ]);
  });

  it('leaves out what concerns nobody, but not an amount of zero or less', () => {
    expect(
      inReasonOrder([
        { reason: 'busy', count: 0, amount: 0n },
        { reason: 'amount_not_positive', count: 2, amount: -500n },
      ]),
    ).toEqual([{ reason: 'amount_not_positive', count: 2, amount: -500n }]);
  });
});

describe('strandedIn', () => {
  it('is what lies before the window', () => {
    expect(strandedIn(entries)).toMatchObject({ count: 11, amount: 100n });
  });

  it('is nothing where nothing does', () => {
    expect(strandedIn([])).toEqual({ count: 0, amount: 0n });
  });
});
