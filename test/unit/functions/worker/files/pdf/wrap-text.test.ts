import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../../../../functions/worker/files/pdf/wrap-text.ts';
import { anyText } from '../any-text.ts';

const widthOf = (text: string): number => text.length;

describe('wrapText', () => {
  it.each([
    { given: 'what fits', text: 'as it is', width: 8, lines: ['as it is'] },
    { given: 'words', text: 'one two three', width: 8, lines: ['one two', 'three'] },
    { given: 'a word that is too long', text: 'a bcdefgh', width: 4, lines: ['a', 'bcde', 'fgh'] },
    { given: 'a letter of several characters', text: 'xxxक्षि', width: 5, lines: ['xxx', 'क्षि'] },
    { given: 'a letter wider than the line', text: 'क्षि', width: 2, lines: ['क्षि'] },
    { given: 'too many lines', text: 'one two three four', width: 5, lines: ['one', 'two', 'thre…'] },
    { given: 'nothing', text: '', width: 5, lines: [''] },
  ])('$given: $lines', ({ text, width, lines }) => {
    expect(wrapText(text, width, widthOf, 3)).toEqual(lines);
  });

  it('loses nothing but spaces where it may have as many lines as it needs', () => {
    const withoutSpaces = (text: string): string => text.replace(/\s/g, '');
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, width) => {
        const line = text.replace(/\s+/g, ' ').trim();
        const lines = wrapText(line, width, widthOf, 1000);
        expect(withoutSpaces(lines.join(''))).toBe(withoutSpaces(line));
      }),
    );
  });
});
