/** What a font can draw of a text, and how much of it it cannot. */
export type PrintableText = { readonly text: string; readonly lacking: number };

/** All of it is in every font here, and nearly every cell is no more than this. */
const PLAIN = /^[\x20-\x7E]*$/;

/**
 * Marks without ink: directions, joiners, selectors. Not counted as lacking, for nothing that can be seen is missing; and a
 * mark that turned the letters after it around would have a name look like another. The two joiners shape Devanagari.
 */
const WITHOUT_INK = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}/gu;
const JOINERS = /[\u200C\u200D]/g;

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

const asOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What people take for one character is drawn whole or is a "?": half a letter would be another name. */
export const printableText = (text: string, isInFont: (codePoint: number) => boolean): PrintableText => {
  const line = asOneLine(text);
  if (PLAIN.test(line)) return { text: line, lacking: 0 };
  const isDrawn = (cluster: string): boolean =>
    Array.from(cluster.replace(JOINERS, '')).every((character) => isInFont(character.codePointAt(0) ?? 0));
  let lacking = 0;
  const drawn = Array.from(clusters.segment(line.normalize('NFC')), ({ segment }) => {
    const cluster = segment.replace(WITHOUT_INK, '');
    if (isDrawn(cluster)) return cluster;
    lacking += 1;
    return '?';
  });
  return { text: drawn.join(''), lacking };
};
