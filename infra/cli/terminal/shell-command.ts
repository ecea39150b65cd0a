const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Words as they can be pasted into a shell. */
export const shellCommand = (words: readonly string[]): string => words.map(quoted).join(' ');
