import type { CellObject, Row as SheetRow } from 'write-excel-file/node';
import { XLSX_ROWS_MAX } from '../../../../shared/domain/exports/export-limits.ts';
import { ColumnSums } from '../column-sums.ts';
import type { OnRows, Row, Table } from '../file-content.ts';
import { titleWithZone } from '../title-with-zone.ts';
import { RowsTooMany } from './rows-too-many.ts';
import { sheetCell } from './sheet-cell.ts';
import { sheetText } from './sheet-text.ts';

export const bold = (text: string): CellObject => ({
  value: sheetText(text),
  type: String,
  fontWeight: 'bold',
});

/** A header, the rows, their sums, and what has to be known of them. */
export const tableSheet = async (table: Table, timeZone: string, onRows: OnRows): Promise<SheetRow[]> => {
  const { title, columns, pages, note } = table;
  const sums = new ColumnSums(table);
  const rows: SheetRow[] = [];
  const cellsOf = (row: Row): SheetRow =>
    columns.map(({ kind }, index) => sheetCell(row[index] ?? null, kind, timeZone));
  for await (const page of pages) {
    if (rows.length + page.length > XLSX_ROWS_MAX) throw new RowsTooMany(title);
    for (const row of page) {
      sums.add(row);
      rows.push(cellsOf(row));
    }
    onRows(page.length);
  }
  const header = columns.map((column) => bold(titleWithZone(column.title, column.kind, timeZone)));
  const total = rows.length > 0 ? sums.row() : undefined;
  return [
    header,
    ...(rows.length > 0 ? rows : [['none']]),
    ...(total ? [cellsOf(total).map((cell) => cell && { ...cell, fontWeight: 'bold' })] : []),
    ...(note === null ? [] : [[sheetText(note)]]),
  ] as SheetRow[];
};
