import { describe, expect, it } from 'vitest';
import { foundWords } from '../../../../functions/console/page/ui/found-words.ts';

describe('foundWords', () => {
  it.each([
    [undefined, 'Looking …'],
    [0, 'Nobody is called “asha”, and no id is that.'],
    [1, 'One person'],
    [19, '19 people'],
    [20, 'The first 20: type more of the name.'],
  ])('of %s people found says: %s', (count, words) => {
    expect(foundWords('asha', count)).toBe(words);
  });
});
