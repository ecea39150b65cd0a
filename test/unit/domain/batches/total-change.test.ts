import { describe, expect, it } from 'vitest';
import { totalChange } from '../../../../shared/domain/batches/total-change.ts';

describe('totalChange', () => {
  it.each([
    { given: 'the same', total: 100n, before: [100n, 100n], averageAmount: 100n, percent: 0 },
    { given: 'an eighth more', total: 112n, before: [50n, 150n], averageAmount: 100n, percent: 12 },
    { given: 'half a per cent less', total: 199n, before: [200n], averageAmount: 200n, percent: -1 },
    {
      given: 'a third that does not divide',
      total: 1n,
      before: [1n, 0n, 0n],
      averageAmount: 0n,
      percent: 200,
    },
    { given: 'nothing any more', total: 0n, before: [7n], averageAmount: 7n, percent: -100 },
    { given: 'absurdly more', total: 10n ** 15n, before: [1n], averageAmount: 1n, percent: 1_000_000 },
  ])('of $given', ({ total, before, averageAmount, percent }) => {
    expect(totalChange(total, before)).toEqual({ averageAmount, percent });
  });

  it('is none without batches before, or where they came to nothing', () => {
    expect(totalChange(5n, [])).toBe(null);
    expect(totalChange(5n, [0n, 0n])).toBe(null);
  });
});
