import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInr, formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom } from '../../../../shared/domain/basics/money.ts';

describe('formatRupees', () => {
  it.each([
    { paise: 0n, text: '₹0.00' },
    { paise: 99_999n, text: '₹999.99' },
    { paise: 100_000n, text: '₹1,000.00' },
    { paise: 9_999_999n, text: '₹99,999.99' },
    { paise: 10_000_000n, text: '₹1,00,000.00' },
    { paise: 1_181_045_435n, text: '₹1,18,10,454.35' },
    { paise: 99_999_999_999_999_999n, text: '₹99,99,99,99,99,99,999.99' },
    { paise: -130_000n, text: '-₹1,300.00' },
    { paise: -10_000_000n, text: '-₹1,00,000.00' },
  ])('writes $text, also from the text that travels', ({ paise, text }) => {
    expect(formatRupees(paise)).toBe(text);
    expect(formatRupees(decimalFrom(paise))).toBe(text);
  });

  it('adds the unit and the grouping, and nothing else', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (paise) => {
        expect(formatRupees(paise).replace(/[₹,]/g, '')).not.toMatch(/[^-.\d]/);
        expect(formatRupees(paise).replaceAll(/[₹,]/g, '')).toBe(decimalFrom(paise));
        expect(formatRupees(paise)).toMatch(/^-?₹(\d{1,2}(,\d\d)*,\d{3}|\d{1,3})\.\d\d$/);
      }),
    );
  });

  it.each(['100000.12345', '-1300.5', 'NULL'])(
    'hides nothing of what a table holds besides: %s',
    (stored) => {
      expect(formatRupees(stored).replace(/[₹,]/g, '')).toBe(stored);
    },
  );
});

describe('formatInr', () => {
  it.each([
    { paise: 1_181_045_435n, text: 'INR 1,18,10,454.35' },
    { paise: 0n, text: 'INR 0.00' },
    { paise: -130_000n, text: '-INR 1,300.00' },
  ])('writes $text: ASCII, and the sign where ₹ has it', ({ paise, text }) => {
    expect(formatInr(paise)).toBe(text);
  });
});
