import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedAmount } from '../../../../functions/console/page/batches/typed-amount.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom } from '../../../../shared/domain/basics/money.ts';

describe('readTypedAmount', () => {
  it.each([
    { typed: '1,00,000', decimal: '100000.00' },
    { typed: '100000.00', decimal: '100000.00' },
    { typed: '100000.5', decimal: '100000.50' },
    { typed: ' ₹ 1,18,10,454.35 ', decimal: '11810454.35' },
    { typed: '1,000,000', decimal: '1000000.00' },
    { typed: 'INR 2,500', decimal: '2500.00' },
    { typed: 'Rs. 2500', decimal: '2500.00' },
    { typed: '0', decimal: '0.00' },
    { typed: '007', decimal: '7.00' },
    { typed: '9999999999999999.99', decimal: '9999999999999999.99' },
  ])('reads "$typed"', ({ typed, decimal }) => {
    expect(readTypedAmount(typed)).toEqual({ kind: 'amount', decimal });
  });

  it.each([
    '1,5',
    '1,00',
    '1,00,00',
    ',100',
    '100,',
    '1.000,00',
    '100.005',
    '100.',
    '.50',
    '-100',
    '1e5',
    '1 lakh',
    '₹',
    'INR',
    '१००',
    '99999999999999999',
  ])('refuses "%s", which could be meant otherwise', (typed) => {
    expect(readTypedAmount(typed)).toEqual({
      kind: 'nonsense',
      why: expect.stringContaining('expected rupees, as in 1,00,000 or 100000.00'),
    });
  });

  it.each(['', '   '])('takes nothing for no amount: "%s"', (typed) => {
    expect(readTypedAmount(typed)).toEqual({ kind: 'none' });
  });

  it('reads back each amount as the page shows it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (paise) => {
        const decimal = decimalFrom(paise);
        expect(readTypedAmount(formatRupees(paise))).toEqual({ kind: 'amount', decimal });
        expect(readTypedAmount(decimal)).toEqual({ kind: 'amount', decimal });
      }),
    );
  });
});
