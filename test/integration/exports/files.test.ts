import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csvLines, csvRows } from '../../support/csv-rows.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, pay } from '../../support/sign-off.ts';
import { askForFile, takeAway } from '../../support/take-away.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1' });
});

const referenceOf = async ({ batchId }: MadeBatch): Promise<string> => {
  const [row] = await company.sql(
    'SELECT batch_reference AS reference FROM mlm_payout_batches WHERE id = ?',
    [batchId],
  );
  return String(row?.['reference']);
};

/** Names as people have them, and as attackers do. */
const NAMES = [
  'राम शर्मा',
  '=HYPERLINK("http://evil.example","click")',
  '<script>alert(1)</script>',
  '\u202eevil\u202c, "quoted"',
  `${'W'.repeat(149)}😀`,
];

describe('the items of a batch, as CSV', () => {
  it('are those of the database, row by row', async () => {
    for (const [index, name] of NAMES.entries()) {
      await company.sql('INSERT INTO users (id, name, email) VALUES (?, ?, ?)', [
        200 + index,
        name,
        `p${index}@example.com`,
      ]);
    }
    const batch = await givenBatch(
      company,
      NAMES.map((_, index) => ({ beneficiary: 200 + index, amount: `${index + 1}234567.05` })),
    );
    const { content, fileName, contentType, disposition } = await takeAway(as.vani, {
      of: 'items',
      id: batch.batchId,
      format: 'csv',
    });
    expect(fileName).toBe(`${await referenceOf(batch)}-items.csv`);
    expect(contentType).toBe('text/csv; charset=utf-8');
    expect(disposition).toBe(`attachment; filename="${fileName}"`);
    const stored = await company.sql(
      `SELECT i.item_no, i.commission_id, i.beneficiary_user_id AS user_id, u.name, u.email, i.amount
         FROM mlm_payout_batch_items i JOIN users u ON u.id = i.beneficiary_user_id
        WHERE i.batch_id = ? ORDER BY i.item_no`,
      [batch.batchId],
    );
    expect(stored).toHaveLength(NAMES.length);
    expect(
      csvRows(content).map((row) => [
        row['Item'],
        row['Commission ID'],
        row['Beneficiary ID'],
        row['Beneficiary Name']?.replace(/^'(?==)/, ''),
        row['Beneficiary Email'],
        row['Amount (INR)'],
        row['Status'],
      ]),
    ).toEqual(
      stored.map((row) => [
        ...['item_no', 'commission_id', 'user_id', 'name', 'email', 'amount'].map((column) =>
          String(row[column]),
        ),
        'open',
      ]),
    );
  });
});

describe('a batch, as CSV', () => {
  it('says what it is, who approved it, what it pays to whom, and what was signed', async () => {
    const batch = await givenBatch(company, [
      { beneficiary: 11, amount: '10.01' },
      { beneficiary: 12, amount: '20.00' },
      { beneficiary: 11, amount: '5.50' },
    ]);
    await approve(as.asha, batch);
    const { content } = await takeAway(as.vani, { of: 'batch', id: batch.batchId, format: 'csv' });
    const lines = csvLines(content);
    const saidOf = (label: string) => lines.find(([first]) => first === label)?.[1];
    expect(saidOf('Batch Reference')).toBe(await referenceOf(batch));
    expect(saidOf('Status')).toBe('approved');
    expect(saidOf('Total Amount (INR)')).toBe('35.51');
    expect(saidOf('Content Hash')).toBe(batch.contentHash);
    const below = (title: string) => {
      const at = lines.findIndex((line) => line.join('') === title);
      return lines.slice(
        at + 2,
        lines.findIndex((line, index) => index > at && line.join('') === ''),
      );
    };
    expect(below('Approvals').map((line) => line.slice(0, 4))).toEqual([['1', 'asha', 'approved', 'yes']]);
    expect(below('Items').map((line) => line[5])).toEqual(['10.01', '20.00', '5.50']);
    expect(below('People')).toEqual([
      ['12', 'associate 12', 'a12@example.com', '1', '20.00', '0.00', '0.00'],
      ['11', 'associate 11', 'a11@example.com', '2', '15.51', '0.00', '0.00'],
    ]);
  });
});

describe('lists', () => {
  it('batches under the same filter as the page has', async () => {
    const paid = await givenBatch(company, [{ amount: '70.00' }]);
    await approve(as.asha, paid);
    await pay(as.farah, paid);
    await givenBatch(company, [{ amount: '80.00' }]);
    const { content } = await takeAway(as.vani, {
      of: 'batches',
      filter: { status: 'completed', amountFrom: '70' },
      format: 'csv',
    });
    expect(csvRows(content).map((row) => [row['Batch ID'], row['Status'], row['Paid Amount (INR)']])).toEqual(
      [[paid.batchId, 'paid', '70.00']],
    );
  });

  it('runs, and the events of a stream with their chain', async () => {
    const batch = await givenBatch(company);
    await company.invoke({});
    const runs = csvRows((await takeAway(as.vani, { of: 'runs', format: 'csv' })).content);
    expect(runs.map((run) => [run['Outcome'], run['Reason'], run['Batch ID']])).toEqual([
      ['skipped', 'interval', ''],
      ['created', '', batch.batchId],
    ]);
    const stream = `batch-${batch.batchId}`;
    const events = csvRows((await takeAway(as.vani, { of: 'events', id: stream, format: 'csv' })).content);
    const stored = await company.sql(
      'SELECT seq, action, detail, prev_hash, hash FROM mlm_payout_events WHERE stream = ? ORDER BY seq DESC',
      [stream],
    );
    expect(
      events.map((event) => [
        event['Number'],
        event['Action'],
        event['Detail'],
        event['Previous Hash'],
        event['Hash'],
      ]),
    ).toEqual(stored.map((event) => Object.values(event).map(String)));
  });
});

describe('on record', () => {
  it('is the digest of the very bytes, and who asked for them', async () => {
    const batch = await givenBatch(company);
    const { content, sha256, exportId, fileName } = await takeAway(as.asha, {
      of: 'batch',
      id: batch.batchId,
      format: 'csv',
    });
    const [event] = await company.sql(
      `SELECT actor, action, detail FROM mlm_payout_events WHERE stream = 'exports' ORDER BY seq DESC LIMIT 1`,
    );
    expect([event?.['actor'], event?.['action']]).toEqual(['worker', 'file_exported']);
    expect(JSON.parse(String(event?.['detail']))).toMatchObject({
      exportId,
      fileName,
      sha256,
      bytes: content.length,
      by: '1',
      of: 'batch',
      id: batch.batchId,
      format: 'csv',
    });
  });

  it('is one file, though the worker was asked for it three times at once', async () => {
    const batch = await givenBatch(company);
    const asked = { of: 'batch', id: batch.batchId, format: 'csv' };
    const { exportId, sha256 } = await askForFile(as.asha, asked);
    const again = await Promise.all(
      [1, 2, 3].map(() => company.invoke({ command: 'export', exportId }, 'worker')),
    );
    expect(again).toEqual([{ exported: false }, { exported: false }, { exported: false }]);
    expect((await as.asha.get(`/api/exports/${exportId}`)).body.sha256).toBe(sha256);
    expect(
      await company.sql(`SELECT COUNT(*) AS files FROM mlm_payout_events WHERE stream = 'exports'`),
    ).toEqual([{ files: 1 }]);
  });
});
