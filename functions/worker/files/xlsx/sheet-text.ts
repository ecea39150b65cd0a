/** What XML 1.0 cannot hold or discourages; and carriage returns, which XML's readers take away. */
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFFFD-\uFFFF]|\p{Noncharacter_Code_Point}/gu;

/** Excel reads _x0041_ as the letter A. */
const READ_AS_CHARACTER = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** What Excel takes of one cell. */
const CELL_LENGTH_MAX = 32_767;

/** As ECMA-376 writes a character that XML cannot hold. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
    return `_x${unit}_`;
  }).join('');

const cut = (text: string): string =>
  text.length <= CELL_LENGTH_MAX ? text : `${text.slice(0, CELL_LENGTH_MAX - 1)}…`;

/** The writer keeps its strings in a plain object, in which it would find "constructor" without having put it there. */
const apartFromProperties = (text: string): string =>
  text in {} ? `${escaped(text.slice(0, 1))}${text.slice(1)}` : text;

/** The text as a sheet has to hold it so that whoever opens it reads the very same; only half a character is lost. */
export const sheetText = (text: string): string =>
  apartFromProperties(
    cut(text).toWellFormed().replace(READ_AS_CHARACTER, '_x005F_').replace(NOT_IN_XML, escaped),
  );
