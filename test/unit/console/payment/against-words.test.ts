import { expect, it } from 'vitest';
import { againstWords } from '../../../../functions/console/page/payment/moments/against-words.ts';

it.each([
  { count: 0, heldCount: 1, words: '1 item is on hold' },
  { count: 1, heldCount: 0, words: '1 item cannot be paid as it was approved' },
  { count: 2, heldCount: 3, words: '2 items cannot be paid as they were approved, 3 items are on hold' },
])('$words', ({ words, ...drift }) => {
  expect(againstWords(drift)).toBe(words);
});
