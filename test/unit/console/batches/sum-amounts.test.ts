import { describe, expect, it } from 'vitest';
import { sumAmounts } from '../../../../functions/console/page/batches/sum-amounts.ts';

describe('sumAmounts', () => {
  it.each([
    { amounts: [], sum: '0.00' },
    { amounts: ['0.10', '0.20'], sum: '0.30' },
    { amounts: ['9999999999999999.99', '0.01'], sum: '10000000000000000.00' },
    { amounts: ['-1300.00', '1299.99'], sum: '-0.01' },
  ])('sums $amounts to $sum, where a float would not', ({ amounts, sum }) => {
    expect(sumAmounts(amounts)).toBe(sum);
  });
});
