import type {
  Column,
  ColumnKind,
  FileContent,
  Row,
  Table,
} from '../../../../../functions/worker/files/file-content.ts';

export const column = (title: string, kind: ColumnKind): Column => ({ title, kind, width: 20 });

/** In pages of three, so that a page is never the whole table by chance. */
async function* inPages(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let first = 0; first < rows.length; first += 3) yield rows.slice(first, first + 3);
}

export const givenTable = (
  columns: readonly Column[],
  rows: readonly Row[],
  more: Partial<Table> = {},
): Table => ({ title: 'Items', columns, pages: inPages(rows), summed: [], note: null, ...more });

export const givenContent = (tables: readonly Table[], more: Partial<FileContent> = {}): FileContent => ({
  title: 'Batch AUTO-20261128-020000',
  timeZone: 'Asia/Kolkata',
  writtenAt: new Date('2026-11-29T04:00:00Z'),
  facts: [],
  tables,
  closing: [],
  ...more,
});

/** One column of each kind. */
export const COLUMNS = [
  column('Commission ID', 'id'),
  column('Beneficiary', 'text'),
  column('Amount (INR)', 'amount'),
  column('Attempts', 'count'),
  column('Created at', 'instant'),
];

export const FACTS: FileContent['facts'] = [
  {
    title: 'Summary',
    lines: [
      ['Batch reference', 'AUTO-20261128-020000', 'id'],
      ['Total amount (INR)', '-2500.00', 'amount'],
      ['Records', 3, 'count'],
      ['Approved at', new Date('2026-11-27T20:30:00Z'), 'instant'],
      ['Notes', '=HYPERLINK("http://evil")\nsecond line', 'text'],
      ['Processed at', null, 'instant'],
    ],
  },
];
