import { parse } from 'csv-parse/sync';

/** Line by line, as another program reads it; the mark at its beginning is none of the text. */
export const csvLines = (content: Buffer): string[][] =>
  parse(content, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][];

/** Of a flat file: each line by the names in the first. */
export const csvRows = (content: Buffer): Record<string, string>[] =>
  parse(content, { bom: true, columns: true }) as Record<string, string>[];
