/** What a column holds decides how each format writes it. */
export type ColumnKind = 'text' | 'id' | 'amount' | 'count' | 'instant';

/** The width is in characters, and a hint. */
export type Column = { readonly title: string; readonly kind: ColumnKind; readonly width: number };

/** An amount is decimal text ("-1234.50"), a count a number, an instant a Date, text and ids are text; null is empty. */
export type Cell = string | number | Date | null;

export type Row = readonly Cell[];

export type FactLine = readonly [label: string, value: Cell, kind: ColumnKind];

/** What is said of one thing, line by line. */
export type Facts = { readonly title: string; readonly lines: readonly FactLine[] };

export type Table = {
  readonly title: string;
  readonly columns: readonly Column[];
  /** A page of rows at a time, so that no format has to hold them all; read once. */
  readonly pages: AsyncIterable<readonly Row[]>;
  /** Columns, counted from 0, whose sum is the last row of a sheet and of a printed table. A CSV has rows alone. */
  readonly summed: readonly number[];
  /** What a reader has to know of the rows, such as why some are not there. */
  readonly note: string | null;
};

/** What a file says, before any format is chosen. */
export type FileContent = {
  readonly title: string;
  /** IANA name. Every instant is written in it, and every file names it. */
  readonly timeZone: string;
  readonly writtenAt: Date;
  readonly facts: readonly Facts[];
  readonly tables: readonly Table[];
  /** What stands at the very end. */
  readonly closing: readonly Facts[];
};

/** Told how many rows of all tables are written so far, at least once a page. */
export type OnRows = (rows: number) => void;

export type WrittenFile = { readonly rows: number };
