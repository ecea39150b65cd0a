import { erasedWords } from './erased-words.ts';

/** As the API writes it in place of the words (shared/domain/audit/note-copies.ts). */
const ERASED = /^\(erased on (\d{4}-\d{2}-\d{2})\)$/;

/** What somebody wrote; or that it is erased, which is no quotation. */
export const writtenWords = (text: string): { readonly words: string; readonly isErased: boolean } => {
  const day = ERASED.exec(text)?.[1];
  return day === undefined ? { words: text, isErased: false } : { words: erasedWords(day), isErased: true };
};
