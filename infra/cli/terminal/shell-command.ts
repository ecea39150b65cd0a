import { shellWord } from './shell-word.ts';

/** Words as they can be pasted into a shell. */
export const shellCommand = (words: readonly string[]): string => words.map(shellWord).join(' ');
