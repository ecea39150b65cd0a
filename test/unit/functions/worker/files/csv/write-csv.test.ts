import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../../../../functions/worker/files/csv/write-csv.ts';
import type { FileContent } from '../../../../../../functions/worker/files/file-content.ts';
import { isoInZone } from '../../../../../../shared/domain/basics/zoned-time.ts';
import { anyAmount, anyInstant, anyText } from '../any-text.ts';
import { COLUMNS, column, FACTS, givenContent, givenTable } from '../given-content.ts';
import { inFolder } from '../in-folder.ts';

const textOf = (content: FileContent): Promise<string> =>
  inFolder(async (path) => {
    await writeCsv(content, path, () => undefined);
    return readFileSync(path, 'utf8');
  });

/** By another program; to a spreadsheet each of these ends a record, wherever no quotes are around it. */
const recordsOf = async (content: FileContent): Promise<string[][]> =>
  parse(await textOf(content), {
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
  });

const HEADER = ['Commission ID', 'Beneficiary', 'Amount (INR)', 'Attempts', 'Created at (Asia/Kolkata)'];
const created = new Date('2026-11-27T20:30:00.999Z');

describe('a CSV of one table', () => {
  it('is a mark, a header line and rows, to the byte', async () => {
    const rows = [
      ['12345678901234567890', 'Asha', '-2500.00', 0, created],
      ['2', 'line\none, "two"', '0.10', 12, null],
    ];
    const text = await textOf(givenContent([givenTable(COLUMNS, rows, { summed: [2] })]));
    expect(text).toBe(
      `\uFEFF${HEADER.join(',')}\r\n` +
        '12345678901234567890,Asha,-2500.00,0,2026-11-28 02:00:00\r\n' +
        '2,"line\none, ""two""",0.10,12,\r\n',
    );
  });

  it('keeps a text with any line end in its cell, so that nobody makes up rows or formulas in a note', async () => {
    const rows = ['a\nb', 'a\n=1+1', 'a\rb', 'a\r\nb'].map((text) => ['1', text, '0.10', 1, null]);
    const [, ...found] = await recordsOf(givenContent([givenTable(COLUMNS, rows)]));
    expect(found.map(([, text]) => text)).toEqual(['a\nb', 'a\n=1+1', 'a\rb', 'a\r\nb']);
  });

  it('is no more than its header where nothing is in it', async () => {
    expect(await recordsOf(givenContent([givenTable(COLUMNS, [])]))).toEqual([HEADER]);
  });

  it('holds every cell as it was, whatever stands in it; what begins a formula, behind an apostrophe', async () => {
    const anyRow = fc.tuple(anyText, anyText, anyAmount, fc.nat(), fc.option(anyInstant));
    const shown = (text: string): string =>
      (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text).toWellFormed();
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 8 }), async (rows) => {
        const [, ...found] = await recordsOf(givenContent([givenTable(COLUMNS, rows)]));
        expect(found).toEqual(
          rows.map(([id, name, amount, count, at]) => [
            shown(id),
            shown(name),
            amount,
            String(count),
            at ? isoInZone(at, 'Asia/Kolkata').slice(0, 19).replace('T', ' ') : '',
          ]),
        );
      }),
    );
  });
});

describe('a CSV with facts', () => {
  it('has what the file is, facts, tables and closing facts, a blank line between them', async () => {
    const closing = [
      {
        title: 'Approvals',
        lines: [['Asha Menon', 'approved', 'text'] as const, ['=1+1 (user 7)', 'approved', 'text'] as const],
      },
    ];
    const tables = [
      givenTable(COLUMNS.slice(0, 2), [['1', '@x']], { note: 'The first of 9,000.' }),
      givenTable([column('Name', 'text')], [], { title: 'Votes' }),
    ];
    expect(await recordsOf(givenContent(tables, { facts: FACTS, closing }))).toEqual([
      ['Batch AUTO-20261128-020000'],
      ['Written at (Asia/Kolkata)', '2026-11-29 09:30:00'],
      ['Time zone', 'Asia/Kolkata'],
      [''],
      ['Summary'],
      ['Batch reference', 'AUTO-20261128-020000'],
      ['Total amount (INR)', '-2500.00'],
      ['Records', '3'],
      ['Approved at (Asia/Kolkata)', '2026-11-28 02:00:00'],
      ['Notes', '\'=HYPERLINK("http://evil")\nsecond line'],
      ['Processed at (Asia/Kolkata)', ''],
      [''],
      ['Items'],
      ['The first of 9,000.'],
      ['Commission ID', 'Beneficiary'],
      ['1', "'@x"],
      [''],
      ['Votes'],
      ['Name'],
      ['none'],
      [''],
      ['Approvals'],
      ['Asha Menon', 'approved'],
      ["'=1+1 (user 7)", 'approved'],
      [''],
    ]);
  });
});

describe('writeCsv', () => {
  it('tells of the rows of all tables, page by page', async () => {
    const told: number[] = [];
    const four = [['1'], ['2'], ['3'], ['4']];
    const tables = [four, [['5']]].map((rows) => givenTable([column('ID', 'id')], rows));
    const written = await inFolder((path) => writeCsv(givenContent(tables), path, (rows) => told.push(rows)));
    expect({ written, told }).toEqual({ written: { rows: 5 }, told: [3, 4, 5] });
  });

  it('reads no page before the one before it is written: it needs the memory of one', async () => {
    let read = 0;
    async function* pages() {
      for (const id of ['1', '2', '3']) {
        read += 1;
        yield [[id]];
      }
    }
    const ahead: number[] = [];
    const table = givenTable([column('ID', 'id')], [], { pages: pages() });
    await inFolder((path) => writeCsv(givenContent([table]), path, (rows) => ahead.push(read - rows)));
    expect(ahead).toEqual([0, 0, 0]);
  });
});
