import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { linesOf, readPdf } from '../../support/read-pdf.ts';
import { approve } from '../../support/sign-off.ts';
import { takeAway } from '../../support/take-away.ts';

/** What people get of a batch, from the bundle that is deployed, read by other programs and compared with the database. */

const NAMES = ['आशा मेनन', '=1+1', '👩‍👩‍👧 family'];

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;
let items: { commission: string; amount: string; name: string }[];

beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1' });
  for (const [index, name] of NAMES.entries())
    await company.sql('INSERT INTO users (id, name, email) VALUES (?, ?, ?)', [
      300 + index,
      name,
      `q${index}@example.com`,
    ]);
  batch = await givenBatch(
    company,
    NAMES.map((_, index) => ({ beneficiary: 300 + index, amount: `${index + 1}234567.10` })),
  );
  await approve(as.asha, batch);
  const rows = await company.sql(
    `SELECT CAST(i.commission_id AS CHAR) AS commission, CAST(i.amount AS CHAR) AS amount, u.name AS name
       FROM mlm_payout_batch_items i JOIN users u ON u.id = i.beneficiary_user_id
      WHERE i.batch_id = ? ORDER BY i.id`,
    [batch.batchId],
  );
  items = rows as typeof items;
});
afterAll(() => company.discard());

const totalOf = async (): Promise<string> => {
  const [row] = await company.sql(
    'SELECT CAST(SUM(amount) AS CHAR) AS total FROM mlm_payout_batch_items WHERE batch_id = ?',
    [batch.batchId],
  );
  return String(row?.['total']);
};

describe('a batch', () => {
  it('as XLSX has each item of the database, and its total, in numbers', async () => {
    const { content } = await takeAway(as.vani, { of: 'batch', id: batch.batchId, format: 'xlsx' });
    const sheets = await readExcelFile(content, { trim: false });
    const [header = [], ...rows] = sheets.find(({ sheet }) => sheet === 'Items')?.data ?? [];
    const cellsOf = (title: string) => rows.map((row) => row[header.indexOf(title)]);
    expect(cellsOf('Commission ID').slice(0, -1)).toEqual(items.map(({ commission }) => commission));
    expect(cellsOf('Beneficiary Name').slice(0, -1)).toEqual(items.map(({ name }) => name));
    expect(cellsOf('Amount (INR)')).toEqual([
      ...items.map(({ amount }) => Number(amount)),
      Number(await totalOf()),
    ]);
  });

  it('as PDF has each item and the total as in the database, and hash and approvals on its last page', async () => {
    const { content } = await takeAway(as.vani, { of: 'batch', id: batch.batchId, format: 'pdf' });
    const pages = (await readPdf(new Uint8Array(content))).map(linesOf);
    const lines = pages.flat();
    for (const { commission, amount } of items)
      expect(
        lines.filter((line) => line.includes(commission) && line.includes(formatRupees(amount))),
      ).not.toEqual([]);
    const total = formatRupees(await totalOf());
    expect(lines.some((line) => line[0] === 'Total' && line.includes(total))).toBe(true);
    const texts = lines.flat();
    expect(texts).toContain('आशा मेनन');
    expect(texts).toContain('? family');
    const [sealed] = await company.sql('SELECT content_hash AS hash FROM mlm_payout_batches WHERE id = ?', [
      batch.batchId,
    ]);
    const last = pages.at(-1)?.map((line) => line.join('')) ?? [];
    expect(last.join('')).toContain(String(sealed?.['hash']));
    expect(last.join(' ')).toMatch(/could not be printed/);
    expect(last).toContain('Approved By');
  });
});
