import readExcelFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { XLSX_ROWS_MAX } from '../../../shared/domain/exports/export-limits.ts';
import { csvLines, csvRows } from '../../support/csv-rows.ts';
import { everyOr } from '../../support/exhaustive.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenBatchAtSize } from '../../support/given-batch-at-size.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { takeAway } from '../../support/take-away.ts';
import { expectSameRows } from './expect-same-rows.ts';
import { indianRupees, type StoredItem, storedItems, storedSums } from './stored-items.ts';

/** A PDF lists so many one by one. */
const LISTED_MAX = 5_000;
const MINUTES = 60_000;

/** As a sheet or a line shows an item. */
const asText = (item: StoredItem): string[] => [
  item.itemNo,
  item.commissionId,
  item.userId,
  item.name,
  item.email,
  item.amount,
  'open',
  item.madeAt,
  '',
  '',
];

/** Behind an apostrophe, what a spreadsheet would compute. */
const inCsv = (cells: readonly string[]): string[] => cells.map((cell) => cell.replace(/^(?=[=+\-@])/, "'"));

const twoDecimals = (cell: unknown): string => Number(cell).toFixed(2);

/** By another program, with each cell as the text that it shows. */
const sheetOf = async (content: Buffer, name: string): Promise<string[][]> => {
  const sheets = await readExcelFile(content, { trim: false });
  const { data = [] } = sheets.find(({ sheet }) => sheet === name) ?? {};
  const amounts = new Set(data[0]?.flatMap((title, index) => (/\(INR\)$/.test(`${title}`) ? [index] : [])));
  return data.slice(1).map((row) =>
    row.map((cell, index) => {
      if (cell === null) return '';
      if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ');
      return amounts.has(index) ? twoDecimals(cell) : String(cell);
    }),
  );
};

/** Lines of one part of a CSV that has several, without its title and header. */
const partOf = (lines: readonly string[][], title: string): string[][] => {
  const first = lines.findIndex((line) => line.length === 1 && line[0] === title) + 2;
  return lines.slice(
    first,
    lines.findIndex((line, index) => index > first && line.join('') === ''),
  );
};

const amountsIn = async (pdf: Buffer): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.match(/-?₹[\d,]+\.\d\d/g) ?? [];
};

describe.each(everyOr([3, 2_000, 100_000], [3]))(
  'a batch of %i items',
  { timeout: 15 * MINUTES },
  (items) => {
    let company: PayoutStack;
    let as: Awaited<ReturnType<typeof signedIn>>;
    let batch: MadeBatch;
    let stored: readonly StoredItem[];
    let sums: readonly (readonly string[])[];
    beforeAll(async () => {
      company = await startPayoutStack();
      as = await signedIn(company);
      await givenCompany(company);
      await givenPeople(company);
      await givenSettings(company, { required_approvals: '1', timezone: 'Asia/Kolkata' });
      batch = await givenBatchAtSize(company, items);
      stored = await storedItems(company, batch.batchId);
      sums = await storedSums(company, batch.batchId);
    }, 15 * MINUTES);
    afterAll(() => company.discard());

    const take = async (of: 'batch' | 'items', format: string): Promise<Buffer> =>
      (await takeAway(as.vani, { of, id: batch.batchId, format })).content;

    it('as a table of CSV: every cell is that of the database', async () => {
      expect(stored).toHaveLength(items);
      const rows = csvRows(await take('items', 'csv')).map((row) => Object.values(row));
      expectSameRows(
        rows,
        stored.map((item) => inCsv(asText(item))),
      );
    });

    it('as CSV: items, people and total are those of the database', async () => {
      const lines = csvLines(await take('batch', 'csv'));
      expectSameRows(
        partOf(lines, 'Items'),
        stored.map((item) => inCsv(asText(item))),
      );
      expectSameRows(
        partOf(lines, 'People'),
        sums.map((sum) => inCsv(sum)),
      );
      expect(lines.find(([label]) => label === 'Total Amount (INR)')?.[1]).toBe(batch.totalAmount);
    });

    it('as Excel: every cell is that of the database, the sums below', async () => {
      const content = await take('batch', 'xlsx');
      expectSameRows(await sheetOf(content, 'Items'), [
        ...stored.map(asText),
        ['Total', '', '', '', '', batch.totalAmount, '', '', '', ''],
      ]);
      expectSameRows(await sheetOf(content, 'People'), [
        ...sums,
        ['Total', '', '', String(items), batch.totalAmount, '0.00', '0.00'],
      ]);
    });

    it('as PDF: every amount is that of the database, and the totals', async () => {
      const total = indianRupees(batch.totalAmount);
      const nothing = indianRupees('0.00');
      const listed = items > LISTED_MAX ? [] : [...stored.map(({ amount }) => indianRupees(amount)), total];
      expectSameRows(
        (await amountsIn(await take('batch', 'pdf'))).map((amount) => [amount]),
        [
          // Of the summary: in all, returned, late.
          ...[total, nothing, nothing],
          ...listed,
          ...sums.flatMap(([, , , , ...amounts]) => amounts.map(indianRupees)),
          ...[total, nothing, nothing],
        ].map((amount) => [amount]),
      );
    });

    if (items < XLSX_ROWS_MAX) return;

    it('with one more is refused as Excel, and is there as CSV', async () => {
      await company.sql('UPDATE mlm_payout_batch_items SET item_no = ? WHERE batch_id = ? AND item_no = ?', [
        items + 1,
        batch.batchId,
        items,
      ]);
      const asked = { of: 'items', id: batch.batchId, format: 'xlsx' };
      expectRefused(await as.vani.post('/api/exports', asked), 'too-large', /1,00,001 items.*as CSV/);
      expect(csvRows(await take('items', 'csv'))).toHaveLength(items);
    });
  },
);
