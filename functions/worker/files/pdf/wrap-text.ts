type WidthOf = (text: string) => number;

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

const clustersOf = (text: string): string[] => Array.from(clusters.segment(text), ({ segment }) => segment);

/**
 * A word too wide by itself, in pieces, each of one letter at least. Letters are measured one by one: each beginning of the
 * word, which no other word has, took twenty times as long.
 */
const broken = (word: string, width: number, widthOf: WidthOf): string[] => {
  const pieces: string[] = [];
  let left = -1;
  for (const cluster of clustersOf(word)) {
    const taken = widthOf(cluster);
    if (taken <= left) pieces[pieces.length - 1] += cluster;
    else pieces.push(cluster);
    left = taken <= left ? left - taken : width - taken;
  }
  return pieces;
};

/** As many words on a line as it takes. */
const joined = (words: readonly string[], width: number, widthOf: WidthOf): string[] => {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''}${word}`;
    if (lines.length === 0 || widthOf(longer.trimEnd()) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trimEnd());
};

const cutTo = (line: string, width: number, widthOf: WidthOf): string => {
  const kept = clustersOf(line);
  while (kept.length > 0 && widthOf(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
};

/** Lines no wider than asked, broken at spaces, and within what is too wide by itself; "…" where lines are left out. */
export const wrapText = (text: string, width: number, widthOf: WidthOf, linesMax: number): string[] => {
  if (widthOf(text) <= width) return [text];
  const words = text
    .split(/(?<= )/)
    .flatMap((word) => (widthOf(word.trimEnd()) > width ? broken(word, width, widthOf) : [word]));
  const lines = joined(words, width, widthOf);
  if (lines.length <= linesMax) return lines;
  return [...lines.slice(0, linesMax - 1), cutTo(lines[linesMax - 1] ?? '', width, widthOf)];
};
