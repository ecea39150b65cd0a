import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileContent } from '../../../../../../functions/worker/files/file-content.ts';
import { writePdf } from '../../../../../../functions/worker/files/pdf/write-pdf.ts';
import { formatRupees } from '../../../../../../shared/domain/basics/format-rupees.ts';
import { type Found, linesOf, misplaced, readPdf } from '../../../../../support/read-pdf.ts';
import { root } from '../../../../../support/repository-files.ts';
import { anyAmount, anyInstant, anyText } from '../any-text.ts';
import { COLUMNS, column, FACTS, givenContent, givenTable } from '../given-content.ts';
import { inFolder } from '../in-folder.ts';

const FONTS = join(root, 'node_modules/@expo-google-fonts/noto-sans-devanagari');

/** By another program. */
const pagesOf = (content: FileContent): Promise<Found[][]> =>
  inFolder(async (path) => {
    await writePdf(content, path, () => undefined, FONTS);
    return readPdf(new Uint8Array(readFileSync(path)));
  });

const textsOf = (page: readonly Found[] = []): string[] => linesOf(page).map((line) => line.join(' '));

describe('a PDF', () => {
  it('has facts, a table with its sums, and closing facts; amounts as they are read in India', async () => {
    const rows = [
      ['12345678901234567890', 'आशा मेनन', '11810454.35', 1200, new Date('2026-11-27T20:30:00Z')],
      ['2', '=Bimal <b>Roy</b>', '-2500.00', 0, null],
    ];
    const closing = [{ title: 'Content', lines: [['SHA-256', 'ab12', 'id'] as const] }];
    const tables = [
      givenTable(COLUMNS, rows, { summed: [2, 3], note: 'Both of them.' }),
      givenTable([column('Approver', 'text')], [], { title: 'Votes' }),
    ];
    const [page] = await pagesOf(givenContent(tables, { facts: FACTS, closing }));
    expect(linesOf(page ?? [])).toEqual([
      ['Batch AUTO-20261128-020000'],
      ['Written at', '2026-11-29 09:30:00'],
      ['Time zone', 'Asia/Kolkata'],
      ['Summary'],
      ['Batch reference', 'AUTO-20261128-020000'],
      ['Total amount (INR)', '-₹2,500.00'],
      ['Records', '3'],
      ['Approved at', '2026-11-28 02:00:00'],
      ['Notes', '=HYPERLINK("http://evil") second line'],
      ['Processed at'],
      ['Items'],
      ['Both of them.'],
      ['Commission ID', 'Beneficiary', 'Amount (INR)', 'Attempts', 'Created at'],
      ['12345678901234567890', 'आशा मेनन', '₹1,18,10,454.35', '1,200', '2026-11-28 02:00:00'],
      ['2', '=Bimal <b>Roy</b>', '-₹2,500.00', '0'],
      ['Total', '₹1,18,07,954.35', '1,200'],
      ['Votes'],
      ['Approver'],
      ['none'],
      ['Content'],
      ['SHA-256', 'ab12'],
      ['Batch AUTO-20261128-020000', 'Times are those of Asia/Kolkata', '1 of 1'],
    ]);
  });

  it('repeats the header on each page, counts the pages, and has the closing facts together on the last', async () => {
    const rows = Array.from({ length: 125 }, (_, index) => [String(index + 1), '0.10']);
    const approvals = Array.from(
      { length: 30 },
      (_, index) => [`Approver ${index}`, 'approved', 'text'] as const,
    );
    const closing = [{ title: 'Approvals', lines: approvals }];
    const table = givenTable([column('ID', 'id'), column('Amount', 'amount')], rows, { summed: [1] });
    const pages = (await pagesOf(givenContent([table], { closing }))).map(textsOf);
    expect(pages.map((lines) => lines.at(-1)?.split(' ').slice(-3).join(' '))).toEqual(
      pages.map((_, index) => `${index + 1} of ${pages.length}`),
    );
    const withRows = pages.slice(0, -1);
    expect(withRows.length).toBeGreaterThan(2);
    for (const lines of withRows.slice(1)) expect(lines[0]).toBe('ID Amount');
    const ids = withRows.flat().filter((line) => /^\d+ ₹0\.10$/.test(line));
    expect(ids).toEqual(rows.map(([id]) => `${id} ₹0.10`));
    expect(withRows.at(-1)).toContain('Total ₹12.50');
    expect(pages.at(-1)?.slice(0, 2)).toEqual(['Approvals', 'Approver 0 approved']);
    expect(pages.at(-1)).toContain('Approver 29 approved');
  });

  it('shows a "?" for each character that the font lacks, and says how many on the last page', async () => {
    const rows = [['👩‍👩‍👧 मेनन 👍🏽'], ['a\u202Eb\u200F'], ['\u0000']];
    const [page] = await pagesOf(givenContent([givenTable([column('Name', 'text')], rows)]));
    const lines = textsOf(page);
    expect(lines.slice(-5, -2)).toEqual(['? मेनन ?', 'ab', '?']);
    expect(lines.at(-1)).toBe('3 characters could not be printed and are shown as ?');
    const [one] = await pagesOf(givenContent([], { title: 'A 👍' }));
    expect(textsOf(one).at(-1)).toBe('1 character could not be printed and is shown as ?');
  });

  it('makes a figure smaller that is too wide for its column, for broken it would be another', async () => {
    const amounts = Array.from({ length: 8 }, () => ({ ...column('Amount', 'amount'), width: 10 }));
    const rows = [['1', ...amounts.map(() => '9999999999999.99')]];
    const [page = []] = await pagesOf(givenContent([givenTable([column('ID', 'id'), ...amounts], rows)]));
    const figures = page.filter(({ text }) => text === '₹99,99,99,99,99,999.99');
    expect(figures.length).toBe(8);
    expect(misplaced(page)).toEqual([]);
  });

  it('lies on its side where its columns would not be readable side by side', async () => {
    const columns = Array.from({ length: 7 }, () => column('Name', 'text'));
    const [page = []] = await pagesOf(givenContent([givenTable(columns, [columns.map(() => 'Asha')])]));
    expect(page.findLast(({ text }) => text === '1 of 1')?.x).toBeGreaterThan(700);
  });

  it('has every amount whole, and nothing that lies over another or over the edge', async () => {
    const anyRow = fc.tuple(anyText, anyText, anyAmount, fc.nat(), fc.option(anyInstant));
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 8 }), async (rows) => {
        const pages = await pagesOf(givenContent([givenTable(COLUMNS, rows)]));
        const texts = pages.flat().map(({ text }) => text);
        for (const [, , amount] of rows) expect(texts).toContain(formatRupees(amount));
        expect(pages.flatMap(misplaced)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
