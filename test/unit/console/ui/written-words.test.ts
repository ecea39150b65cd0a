import { expect, it } from 'vitest';
import { erasedWords } from '../../../../functions/console/page/ui/erased-words.ts';
import { writtenWords } from '../../../../functions/console/page/ui/written-words.ts';
import { erasedWords as copied } from '../../../../shared/domain/audit/note-copies.ts';

it('tells of what was erased in the same words beside the audit trail and in it', () => {
  const at = '2026-11-29T20:00:00.000Z';
  const words = 'What was written here was erased on 29 Nov 2026';
  expect(erasedWords(at)).toBe(words);
  expect(writtenWords(copied(new Date(at)))).toEqual({ words, isErased: true });
});

it('leaves what somebody wrote as it is', () => {
  expect(writtenWords('looks right (erased on 2026-11-29)')).toEqual({
    words: 'looks right (erased on 2026-11-29)',
    isErased: false,
  });
});
