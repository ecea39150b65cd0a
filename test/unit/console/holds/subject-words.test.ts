import { describe, expect, it } from 'vitest';
import { subjectWords } from '../../../../functions/console/page/holds/subject-words.ts';
import { givenHold } from './given-hold.ts';

const commissionOf = (name: string | null) =>
  givenHold({
    kind: 'commission',
    userId: null,
    beneficiary: null,
    commissionId: '900',
    commission: { commissionId: '900', beneficiary: { userId: '10', name }, amount: '2500.00' },
  });

describe('subjectWords', () => {
  it.each([
    { hold: givenHold(), words: '\u2068Ravi Kumar\u2069' },
    { hold: givenHold({ beneficiary: null }), words: 'user 10' },
    { hold: commissionOf('Ravi'), words: 'commission 900 of \u2068Ravi\u2069' },
    { hold: commissionOf('  '), words: 'commission 900 of user 10' },
    {
      hold: givenHold({ kind: 'payment', userId: null, beneficiary: null, commissionId: '900' }),
      words: 'commission 900',
    },
  ])('names what is held: $words', ({ hold, words }) => {
    expect(subjectWords(hold)).toBe(words);
  });

  it('lets no name turn the text around it', () => {
    expect(subjectWords(commissionOf('\u2069\u202eevil\u202c'))).toBe('commission 900 of \u2068evil\u2069');
  });
});
