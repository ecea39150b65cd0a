import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundedQuotient } from '../../../../shared/domain/basics/rounded-quotient.ts';

describe('roundedQuotient', () => {
  it('is off by half a unit at most, and its sign is that of the dividend', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (dividend, divisor) => {
        const quotient = roundedQuotient(dividend, divisor);
        const rest = 2n * (quotient * divisor - dividend);
        expect(rest <= divisor && rest >= -divisor).toBe(true);
        expect(roundedQuotient(-dividend, divisor)).toBe(-quotient);
      }),
    );
  });
});
