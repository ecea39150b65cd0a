import { ColumnSums } from '../column-sums.ts';
import type { Row, Table } from '../file-content.ts';
import { columnPlaces, type Place } from './column-places.ts';
import { lineHeight, type Paper, type Style } from './paper.ts';
import { HEADING } from './print-facts.ts';
import { isFigure, printedCell } from './printed-cell.ts';

const CELL: Style = { size: 8 };
const HEAD: Style = { size: 8, bold: true };
const NOTE: Style = { size: 8, color: '#555' };
/** Above a row: the bar of Devanagari would else lie on the rule. */
const LEADING = 3;

type SetCell = Place & {
  readonly lines: readonly string[];
  readonly style: Style;
  readonly atRight: boolean;
};

/** By the longest of its texts, since figures are as wide as each other; its header may be broken between words. */
const widestOf = (paper: Paper, title: string, texts: readonly string[]): number => {
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
  return Math.max(...[longest, ...title.split(' ')].map((text) => paper.widthOf(text, HEAD)));
};

const placesOf = (paper: Paper, { columns }: Table, rows: readonly Row[], timeZone: string): Place[] => {
  const sized = columns.map(({ title, kind, width }, index) => {
    const texts = kind === 'text' ? [] : rows.map((row) => printedCell(row[index] ?? null, kind, timeZone));
    return { kind, width, widest: widestOf(paper, title, texts) };
  });
  return columnPlaces(sized, paper.left, paper.width);
};

/** Broken in two, a figure would be read as another: where it is too wide, it is smaller. */
const fitted = (paper: Paper, text: string, width: number, style: Style): Style => {
  const needed = paper.widthOf(text, style);
  return needed <= width ? style : { ...style, size: (style.size * width) / needed };
};

class Grid {
  readonly #paper: Paper;
  readonly #table: Table;
  readonly #timeZone: string;
  readonly #places: readonly Place[];
  readonly #head: readonly SetCell[];

  constructor(paper: Paper, table: Table, places: readonly Place[], timeZone: string) {
    this.#paper = paper;
    this.#table = table;
    this.#timeZone = timeZone;
    this.#places = places;
    this.#head = this.#places.map((place, index) => ({
      ...place,
      lines: paper.lines(table.columns[index]?.title ?? '', place.width, HEAD),
      style: HEAD,
      atRight: isFigure(table.columns[index]?.kind ?? 'text'),
    }));
  }

  drawHead(): void {
    this.#draw(this.#head);
    this.#paper.rule(this.#paper.y);
  }

  drawRow(row: Row, style = CELL): void {
    const cells = this.#places.map((place, index) => this.#setCell(row, index, place, style));
    if (!this.#paper.hasRoomFor(heightOf(cells))) {
      this.#paper.turn();
      this.drawHead();
    }
    this.#draw(cells);
  }

  drawTotal(row: Row): void {
    this.#paper.rule(this.#paper.y);
    this.drawRow(row, HEAD);
  }

  #setCell(row: Row, index: number, place: Place, style: Style): SetCell {
    const kind = this.#table.columns[index]?.kind ?? 'text';
    const text = printedCell(row[index] ?? null, kind, this.#timeZone);
    return isFigure(kind)
      ? { ...place, lines: [text], style: fitted(this.#paper, text, place.width, style), atRight: true }
      : { ...place, lines: this.#paper.lines(text, place.width, style), style, atRight: false };
  }

  #draw(cells: readonly SetCell[]): void {
    for (const { x, width, lines, style, atRight } of cells)
      for (const [index, line] of lines.entries()) {
        const indent = atRight ? width - this.#paper.widthOf(line, style) : 0;
        const y = this.#paper.y + LEADING + index * lineHeight(CELL);
        this.#paper.draw(line, x + indent, y, style);
      }
    this.#paper.y += heightOf(cells);
  }
}

const heightOf = (cells: readonly SetCell[]): number =>
  Math.max(1, ...cells.map(({ lines }) => lines.length)) * lineHeight(CELL) + LEADING;

const printTitle = (paper: Paper, { title, note }: Table): void => {
  for (const [text, style] of [
    [title, HEADING],
    [note ?? '', NOTE],
  ] as const)
    for (const line of text === '' ? [] : paper.lines(text, paper.width, style)) {
      paper.draw(line, paper.left, paper.y, style);
      paper.y += lineHeight(style);
    }
};

const printNone = (paper: Paper): void => {
  paper.draw('none', paper.left, paper.y, NOTE);
  paper.y += lineHeight(NOTE);
};

/** A title, a header that each page repeats, rows, and their sums. */
export const printTable = (paper: Paper, table: Table, rows: readonly Row[], timeZone: string): void => {
  // A title without its first rows would be at the foot of the wrong page.
  if (!paper.hasRoomFor(6 * lineHeight(HEADING))) paper.turn();
  printTitle(paper, table);
  const sums = new ColumnSums(table);
  for (const row of rows) sums.add(row);
  const total = rows.length > 0 ? sums.row() : undefined;
  const places = placesOf(paper, table, total ? [...rows, total] : rows, timeZone);
  const grid = new Grid(paper, table, places, timeZone);
  grid.drawHead();
  for (const row of rows) grid.drawRow(row);
  if (rows.length === 0) printNone(paper);
  if (total) grid.drawTotal(total);
  paper.y += lineHeight(HEADING);
};
