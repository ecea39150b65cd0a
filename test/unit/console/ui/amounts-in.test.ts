import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../../../functions/console/page/ui/amounts-in.ts';

describe('amountsIn', () => {
  it.each([
    [
      '1 approved commission, -₹2,500.00, is not positive.',
      ['1 approved commission, ', '-₹2,500.00', ', is not positive.'],
    ],
    ['₹1,00,000.50.', ['', '₹1,00,000.50', '.']],
    ['of ₹12, and ₹3', ['of ', '₹12', ', and ', '₹3', '']],
    ['no money, 2,500', ['no money, 2,500']],
  ])('%s', (text, parts) => {
    expect(amountsIn(text)).toEqual(parts);
    expect(amountsIn(text).join('')).toBe(text);
  });
});
