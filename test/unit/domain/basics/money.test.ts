import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { AmountColumn } from '../../../../shared/sql/columns.ts';

describe('paiseFrom', () => {
  it.each([
    { text: '0', paise: 0n },
    { text: '0.00', paise: 0n },
    { text: '7', paise: 700n },
    { text: '7.5', paise: 750n },
    { text: '0.05', paise: 5n },
    { text: '-5.00', paise: -500n },
    { text: '-0.01', paise: -1n },
    { text: '11810454.35', paise: 1_181_045_435n },
    { text: '007.10', paise: 710n },
    { text: '9999999999999999.99', paise: 999_999_999_999_999_999n },
  ])('reads $text', ({ text, paise }) => {
    expect(paiseFrom(text)).toBe(paise);
  });

  it.each([
    { given: 'nothing', text: '' },
    { given: 'three decimals', text: '1.000' },
    { given: 'a bare point', text: '1.' },
    { given: 'no rupees', text: '.50' },
    { given: 'a plus sign', text: '+1' },
    { given: 'an exponent', text: '1e3' },
    { given: 'grouping', text: '1,00,000' },
    { given: 'a space', text: ' 1' },
    { given: 'a line break', text: '1\n' },
    { given: 'hexadecimal', text: '0x10' },
    { given: 'other digits', text: '१०' },
    { given: 'no number', text: 'NaN' },
    { given: '17 digits', text: '12345678901234567' },
  ])('refuses $given', ({ text }) => {
    expect(() => paiseFrom(text)).toThrow(RangeError);
    expect(() => paiseFrom(text)).toThrow(`"${text}" is not an amount with at most two decimals`);
  });
});

describe('decimalFrom', () => {
  it.each([
    { paise: 0n, text: '0.00' },
    { paise: 5n, text: '0.05' },
    { paise: 99n, text: '0.99' },
    { paise: 100n, text: '1.00' },
    { paise: -5n, text: '-0.05' },
    { paise: -12_345n, text: '-123.45' },
    // As a JS number this would be 9007199254740994 paise.
    { paise: 9_007_199_254_740_993n, text: '90071992547409.93' },
  ])('writes $paise as $text', ({ paise, text }) => {
    expect(decimalFrom(paise)).toBe(text);
  });
});

const amount = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });

describe('money', () => {
  it('comes back from its text exactly', () => {
    fc.assert(fc.property(amount, (paise) => paiseFrom(decimalFrom(paise)) === paise));
  });

  it('is always written with two decimals', () => {
    fc.assert(fc.property(amount, (paise) => /^-?\d+\.\d\d$/.test(decimalFrom(paise))));
  });

  it('adds up whatever the order, as a float does not', () => {
    const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        const texts = amounts.map(decimalFrom);
        return sum(texts.map(paiseFrom)) === sum(texts.toReversed().map(paiseFrom));
      }),
    );
    expect(decimalFrom(paiseFrom('0.70') + paiseFrom('0.10'))).toBe('0.80');
  });

  it('is never a number in a column', () => {
    expect(AmountColumn.parse('12.30')).toBe(1230n);
    expect(AmountColumn.safeParse(12.3).success).toBe(false);
  });
});
