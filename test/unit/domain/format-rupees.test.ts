import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRupees } from '../../../shared/domain/format-rupees.ts';
import { decimalFrom } from '../../../shared/domain/money.ts';

describe('formatRupees', () => {
  it.each([
    { paise: 0n, text: '0.00' },
    { paise: 99_999n, text: '999.99' },
    { paise: 100_000n, text: '1,000.00' },
    { paise: 9_999_999n, text: '99,999.99' },
    { paise: 10_000_000n, text: '1,00,000.00' },
    { paise: 1_181_045_435n, text: '1,18,10,454.35' },
    { paise: 99_999_999_999_999_999n, text: '99,99,99,99,99,99,999.99' },
    { paise: -50_000n, text: '-500.00' },
    { paise: -10_000_000n, text: '-1,00,000.00' },
  ])('writes $text', ({ paise, text }) => {
    expect(formatRupees(paise)).toBe(text);
  });

  it('changes nothing but the grouping', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (paise) => {
        expect(formatRupees(paise).replaceAll(',', '')).toBe(decimalFrom(paise));
        expect(formatRupees(paise)).toMatch(/^-?\d{1,2}(,\d\d)*,\d{3}\.\d\d$|^-?\d{1,3}\.\d\d$/);
      }),
    );
  });
});
