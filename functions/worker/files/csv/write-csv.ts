import { open } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { countRows } from '../count-rows.ts';
import type { FileContent, OnRows, WrittenFile } from '../file-content.ts';
import { csvRecords } from './csv-records.ts';

/** Excel takes a CSV without it for the machine's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** With a line end of its own, csv-stringify would leave the others bare, and a spreadsheet would begin a row there. */
const FORM = { record_delimiter: 'windows', quote_record_delimiter: true } as const;

/** For programs, and of any size: a page of rows is in memory, and the next is read once it is on the disk. */
export const writeCsv = async (content: FileContent, path: string, onRows: OnRows): Promise<WrittenFile> => {
  const counted = countRows(onRows);
  await using file = await open(path, 'w');
  await file.appendFile(BYTE_ORDER_MARK);
  for await (const records of csvRecords(content, counted.add))
    await file.appendFile(stringify(records, FORM));
  return { rows: counted.rows() };
};
