import fc from 'fast-check';
import { ToWords } from 'to-words';
import { describe, expect, it } from 'vitest';
import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { rupeesInWords } from '../../../../shared/domain/basics/rupees-in-words.ts';

describe('rupeesInWords', () => {
  it.each([
    ['0.00', 'zero rupees'],
    ['0.01', 'zero rupees and one paisa'],
    ['1.00', 'one rupee'],
    ['100000.00', 'one lakh rupees'],
    ['1.10', 'one rupee and ten paise'],
    [
      '11810454.35',
      'one crore eighteen lakh ten thousand four hundred fifty four rupees and thirty five paise',
    ],
    ['-1300.00', 'minus one thousand three hundred rupees'],
    ['1000000000000.00', 'one lakh crore rupees'],
    [
      '9999999999999999.99',
      'ninety nine crore ninety nine lakh ninety nine thousand nine hundred ninety nine crore ninety nine lakh ninety nine thousand nine hundred ninety nine rupees and ninety nine paise',
    ],
  ])('%s is %s', (amount, words) => {
    expect(rupeesInWords(paiseFrom(amount))).toBe(words);
  });

  it('says what a library says, where that is right: whole rupees below an arab, of which India speaks as a hundred crore', () => {
    const library = new ToWords({ localeCode: 'en-IN' });
    const oracle = (rupees: number): string => library.convert(rupees).toLowerCase().replaceAll(' and ', ' ');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (rupees, paise) => {
          const words = rupeesInWords(BigInt(rupees) * 100n + BigInt(paise));
          const [ofRupees, ofPaise] = words.split(' and ');
          expect(ofRupees).toBe(`${oracle(rupees)} ${rupees === 1 ? 'rupee' : 'rupees'}`);
          expect(ofPaise).toBe(
            paise === 0 ? undefined : `${oracle(paise)} ${paise === 1 ? 'paisa' : 'paise'}`,
          );
        },
      ),
    );
  });

  it('never says the same of two amounts', () => {
    const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        fc.pre(one !== other);
        expect(rupeesInWords(one)).not.toBe(rupeesInWords(other));
      }),
    );
  });
});
