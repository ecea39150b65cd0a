import { countRows } from '../count-rows.ts';
import type { FileContent, OnRows, Row, Table, WrittenFile } from '../file-content.ts';
import { writtenFacts } from '../written-facts.ts';
import { drawFoot } from './draw-foot.ts';
import { Paper } from './paper.ts';
import { printFacts } from './print-facts.ts';
import { printTable } from './print-table.ts';

type ReadTable = { readonly table: Table; readonly rows: readonly Row[] };

/** All of them, since they are set twice. */
const readRows = async (table: Table, onRows: OnRows): Promise<ReadTable> => {
  const rows: Row[] = [];
  for await (const page of table.pages) {
    for (const row of page) rows.push(row);
    onRows(page.length);
  }
  return { table, rows };
};

const print = (paper: Paper, content: FileContent, tables: readonly ReadTable[]): void => {
  const { timeZone } = content;
  for (const facts of [writtenFacts(content), ...content.facts]) printFacts(paper, [facts], timeZone);
  for (const { table, rows } of tables) printTable(paper, table, rows, timeZone);
  // Together, so that hash and approvals are on the last page.
  printFacts(paper, content.closing, timeZone);
};

/** For people and their signatures. The folder of fonts is laid out as the package of Noto Sans Devanagari is. */
export const writePdf = async (
  content: FileContent,
  path: string,
  onRows: OnRows,
  fontFolder: string,
): Promise<WrittenFile> => {
  const counted = countRows(onRows);
  const tables: ReadTable[] = [];
  for (const table of content.tables) tables.push(await readRows(table, counted.add));
  const draft = new Paper(fontFolder, content);
  print(draft, content, tables);
  const { extent } = draft;
  const paper = new Paper(fontFolder, content, (page) => drawFoot(page, content, extent));
  print(paper, content, tables);
  await paper.save(path);
  return { rows: counted.rows() };
};
