import writeExcelFile, { type Sheet, type Row as SheetRow } from 'write-excel-file/node';
import { countRows } from '../count-rows.ts';
import type { Facts, FileContent, OnRows, Table, WrittenFile } from '../file-content.ts';
import { isFlat } from '../is-flat.ts';
import { titleWithZone } from '../title-with-zone.ts';
import { writtenFacts } from '../written-facts.ts';
import { sheetCell } from './sheet-cell.ts';
import { sheetNames } from './sheet-names.ts';
import { sheetText } from './sheet-text.ts';
import { bold, tableSheet } from './table-sheet.ts';

const factRows = ({ title, lines }: Facts, timeZone: string): SheetRow[] => [
  [bold(title)],
  ...lines.map(([label, value, kind]) => [
    sheetText(titleWithZone(label, kind, timeZone)),
    sheetCell(value, kind, timeZone),
  ]),
  [],
];

type NamelessSheet = Omit<Sheet<never>, 'sheet'>;

const summaryOf = (content: FileContent): NamelessSheet => ({
  data: [writtenFacts(content), ...content.facts, ...content.closing].flatMap((facts) =>
    factRows(facts, content.timeZone),
  ),
  columns: [{ width: 32 }, { width: 48 }],
});

const sheetOf = async (table: Table, timeZone: string, onRows: OnRows): Promise<NamelessSheet> => ({
  data: await tableSheet(table, timeZone, onRows),
  columns: table.columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
});

/** For people with Excel: what the file says in a sheet, and a sheet for each table. Throws RowsTooMany before it writes. */
export const writeXlsx = async (content: FileContent, path: string, onRows: OnRows): Promise<WrittenFile> => {
  const counted = countRows(onRows);
  const titles = content.tables.map(({ title }) => title);
  const sheets: NamelessSheet[] = [];
  if (!isFlat(content)) sheets.push(summaryOf(content));
  for (const table of content.tables) sheets.push(await sheetOf(table, content.timeZone, counted.add));
  const names = sheetNames(isFlat(content) ? titles : ['Summary', ...titles]);
  await writeExcelFile(sheets.map((sheet, index) => ({ ...sheet, sheet: names[index] ?? '' }))).toFile(path);
  return { rows: counted.rows() };
};
