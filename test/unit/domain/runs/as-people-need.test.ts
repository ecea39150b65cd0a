import { describe, expect, it } from 'vitest';
import { asPeopleNeed } from '../../../../shared/domain/runs/as-people-need.ts';
import { LEFT_OUT_REASONS } from '../../../../shared/domain/runs/left-out.ts';

describe('what was left out, for people', () => {
  it('begins with what waits for somebody, and ends with what is in another batch', () => {
    const entries = LEFT_OUT_REASONS.map((reason) => ({ reason }));
    expect(asPeopleNeed(entries).map(({ reason }) => reason)).toEqual([
      'paid_item_exists',
      'restored_gap',
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
      'in_live_batch',
    ]);
    expect(entries[1]).toEqual({ reason: 'restored_gap' });
  });
});
