import { existsSync } from 'node:fs';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { FileContent } from '../../../../../../functions/worker/files/file-content.ts';
import { RowsTooMany } from '../../../../../../functions/worker/files/xlsx/rows-too-many.ts';
import { writeXlsx } from '../../../../../../functions/worker/files/xlsx/write-xlsx.ts';
import { isoInZone } from '../../../../../../shared/domain/basics/zoned-time.ts';
import { anyAmount, anyInstant, anyText } from '../any-text.ts';
import { COLUMNS, column, FACTS, givenContent, givenTable } from '../given-content.ts';
import { inFolder } from '../in-folder.ts';

/** By another program. */
const sheetsOf = (content: FileContent) =>
  inFolder(async (path) => {
    await writeXlsx(content, path, () => undefined);
    return readExcelFile(path, { trim: false });
  });

const HEADER = ['Commission ID', 'Beneficiary', 'Amount (INR)', 'Attempts', 'Created at (Asia/Kolkata)'];
/** What the clock of Kolkata shows, which is all that a date of a sheet can say. */
const wallClock = (at: Date): Date => new Date(`${isoInZone(at, 'Asia/Kolkata').slice(0, 19)}Z`);

describe('an XLSX of one table', () => {
  it('has ids as text, amounts and counts as numbers, the sums last', async () => {
    const created = new Date('2026-11-27T20:30:00Z');
    const rows = [
      ['12345678901234567890', '=1+1', '-2500.00', 0, created],
      ['007', 'Asha', '0.10', 12, null],
      ['8', 'Asha', '0.20', 1, null],
      ['9', null, '9999999999999.99', 1, null],
    ];
    expect(await sheetsOf(givenContent([givenTable(COLUMNS, rows, { summed: [2, 3] })]))).toEqual([
      {
        sheet: 'Items',
        data: [
          HEADER,
          ['12345678901234567890', '=1+1', -2500, 0, new Date('2026-11-28T02:00:00Z')],
          ['007', 'Asha', 0.1, 12, null],
          ['8', 'Asha', 0.2, 1, null],
          ['9', null, 9999999999999.99, 1, null],
          ['Total', null, 9999999997500.29, 14, null],
        ],
      },
    ]);
  });

  it('holds every cell as it was, whatever stands in it', async () => {
    const anyRow = fc.tuple(anyText, anyText, anyAmount, fc.nat(), fc.option(anyInstant));
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 8 }), async (rows) => {
        const [sheet] = await sheetsOf(givenContent([givenTable(COLUMNS, rows)]));
        const asRead = (text: string): string | null => (text === '' ? null : text.toWellFormed());
        expect(sheet?.data).toEqual([
          HEADER,
          ...rows.map(([id, name, amount, count, at]) => [
            asRead(id),
            asRead(name),
            Number(amount),
            count,
            at && wallClock(at),
          ]),
        ]);
        for (const [index, [, , amount]] of rows.entries())
          expect(Number(sheet?.data[index + 1]?.[2]).toFixed(2)).toBe(amount === '-0.00' ? '0.00' : amount);
      }),
    );
  });

  it('keeps an amount of more than fifteen digits as text, to the paisa', async () => {
    const [sheet] = await sheetsOf(
      givenContent([givenTable([column('Amount', 'amount')], [['-90071992547409.93']])]),
    );
    expect(sheet?.data).toEqual([['Amount'], ['-90071992547409.93']]);
  });

  it('says of an empty table that there is none', async () => {
    const [sheet] = await sheetsOf(givenContent([givenTable([column('ID', 'id')], [], { summed: [0] })]));
    expect(sheet?.data).toEqual([['ID'], ['none']]);
  });

  it('is refused beyond 100,000 rows, before anything is written', async () => {
    const rows = Array.from({ length: 100_001 }, () => ['1']);
    await inFolder(async (path) => {
      const content = givenContent([givenTable([column('ID', 'id')], rows)]);
      await expect(writeXlsx(content, path, () => undefined)).rejects.toThrow(new RowsTooMany('Items'));
      expect(existsSync(path)).toBe(false);
    });
  });
});

describe('an XLSX with facts', () => {
  it('has them in a summary before the tables, whose names Excel takes', async () => {
    const closing = [{ title: 'Content hash', lines: [['SHA-256', 'ab12', 'id'] as const] }];
    const tables = ['Sum per person: [all] of AUTO-20261128-020000', 'History', 'history'].map((title) =>
      givenTable([column('ID', 'id')], [['1']], { title, note: 'The first of many.' }),
    );
    const sheets = await sheetsOf(givenContent(tables, { facts: FACTS, closing }));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Summary',
      'Sum per person all of AUTO-2026',
      'History 3',
      'history 4',
    ]);
    expect(sheets[1]?.data).toEqual([['ID'], ['1'], ['The first of many.']]);
    expect(sheets[0]?.data).toEqual([
      ['Batch AUTO-20261128-020000', null],
      ['Written at (Asia/Kolkata)', new Date('2026-11-29T09:30:00Z')],
      ['Time zone', 'Asia/Kolkata'],
      [null, null],
      ['Summary', null],
      ['Batch reference', 'AUTO-20261128-020000'],
      ['Total amount (INR)', -2500],
      ['Records', 3],
      ['Approved at (Asia/Kolkata)', new Date('2026-11-28T02:00:00Z')],
      ['Notes', '=HYPERLINK("http://evil")\nsecond line'],
      ['Processed at (Asia/Kolkata)', null],
      [null, null],
      ['Content hash', null],
      ['SHA-256', 'ab12'],
    ]);
  });
});
