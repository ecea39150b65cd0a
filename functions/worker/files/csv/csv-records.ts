import type { Facts, FileContent, OnRows, Table } from '../file-content.ts';
import { isFlat } from '../is-flat.ts';
import { titleWithZone } from '../title-with-zone.ts';
import { writtenFacts } from '../written-facts.ts';
import { csvField } from './csv-field.ts';
import { formulaSafe } from './formula-safe.ts';

export type CsvRecord = readonly string[];

const BLANK: CsvRecord = [''];

/** So few that a page of the database's does not lie twice in memory; with a record at a time it took twice as long. */
const ROWS_AT_ONCE = 100;

const factRecords = ({ title, lines }: Facts, timeZone: string): CsvRecord[] => [
  [title],
  ...lines.map(([label, value, kind]) => [
    // A label may be somebody's name.
    formulaSafe(titleWithZone(label, kind, timeZone)),
    csvField(value, kind, timeZone),
  ]),
  BLANK,
];

async function* tableRecords(
  { columns, pages }: Table,
  timeZone: string,
  onRows: OnRows,
): AsyncGenerator<CsvRecord[]> {
  yield [columns.map(({ title, kind }) => titleWithZone(title, kind, timeZone))];
  for await (const page of pages) {
    for (let first = 0; first < page.length; first += ROWS_AT_ONCE)
      yield page
        .slice(first, first + ROWS_AT_ONCE)
        .map((row) => columns.map(({ kind }, index) => csvField(row[index] ?? null, kind, timeZone)));
    onRows(page.length);
  }
}

async function* sectionRecords(table: Table, timeZone: string, onRows: OnRows): AsyncGenerator<CsvRecord[]> {
  let rows = 0;
  const counted: OnRows = (more) => {
    rows += more;
    onRows(more);
  };
  yield table.note === null ? [[table.title]] : [[table.title], [table.note]];
  yield* tableRecords(table, timeZone, counted);
  yield rows === 0 ? [['none'], BLANK] : [BLANK];
}

/** Every line of the file, some at a time. */
export async function* csvRecords(content: FileContent, onRows: OnRows): AsyncGenerator<CsvRecord[]> {
  const { timeZone, facts, tables, closing } = content;
  if (isFlat(content)) {
    for (const table of tables) yield* tableRecords(table, timeZone, onRows);
    return;
  }
  for (const each of [writtenFacts(content), ...facts]) yield factRecords(each, timeZone);
  for (const table of tables) yield* sectionRecords(table, timeZone, onRows);
  for (const each of closing) yield factRecords(each, timeZone);
}
