import type { FileContent } from './file-content.ts';

/** One table with nothing beside it: its file is a header and rows, which pandas and a filter of Excel take as they are. */
export const isFlat = ({ facts, tables, closing }: FileContent): boolean =>
  facts.length === 0 && closing.length === 0 && tables.length === 1 && tables[0]?.note === null;
