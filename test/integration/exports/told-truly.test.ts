import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csvLines, csvRows } from '../../support/csv-rows.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
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
});

describe('a file', () => {
  it('is written though a setting does not parse, which stops runs', async () => {
    const batch = await givenBatch(company);
    await givenSettings(company, { min_amount: 'much', timezone: 'Asia/Dubai' });
    const { content } = await takeAway(as.vani, { of: 'batch', id: batch.batchId, format: 'csv' });
    expect(csvLines(content)).toContainEqual(['Time zone', 'Asia/Dubai']);
  });

  it('dates no commission with 1970 that the host has dated with zero', async () => {
    const batch = await givenBatch(company, [{ amount: '10.00' }]);
    await company.sql('SET SESSION sql_mode = ""');
    await company.sql("UPDATE mlm_commission_ledger SET created_at = '0000-00-00 00:00:00'");
    const { content } = await takeAway(as.vani, { of: 'items', id: batch.batchId, format: 'csv' });
    expect(csvRows(content).map((row) => row['Commission Made At (Asia/Kolkata)'])).toEqual(['']);
  });
});

describe('an item that was dropped', () => {
  it('and that the bank has paid all the same, is said to be paid', async () => {
    const batch = await givenBatch(company, [{ amount: '10.00' }, { amount: '20.00' }, { amount: '30.00' }]);
    const set = (status: string, itemNo: number) =>
      company.sql(
        'UPDATE mlm_payout_batch_items SET dropped = 1, live_commission_id = NULL, status = ? WHERE batch_id = ? AND item_no = ?',
        [status, batch.batchId, itemNo],
      );
    await set('dropped', 2);
    await set('paid', 3);
    const { content } = await takeAway(as.vani, { of: 'items', id: batch.batchId, format: 'csv' });
    expect(
      csvRows(content).map((row) => [row['Status'], row['Amount (INR)'], row['Dropped Amount (INR)']]),
    ).toEqual([
      ['open', '10.00', ''],
      ['dropped', '', '20.00'],
      ['paid', '', '30.00'],
    ]);
  });
});

describe('a batch of the version before made_at', () => {
  it('says when it was made as its event says it, which is what was signed', async () => {
    const batch = await givenBatch(company);
    const [row] = await company.sql('SELECT made_at FROM mlm_payout_batches WHERE id = ?', [batch.batchId]);
    await company.sql('UPDATE mlm_payout_batches SET made_at = NULL WHERE id = ?', [batch.batchId]);
    const { content } = await takeAway(as.vani, { of: 'batch', id: batch.batchId, format: 'csv' });
    const madeAt = new Date(`${String(row?.['made_at']).replace(' ', 'T')}Z`).toISOString();
    expect(csvLines(content)).toContainEqual(['Made At (UTC)', madeAt]);
  });
});

describe('a batch of the old script', () => {
  it('gives no file without its items as long as nobody has taken it in, and says what to do', async () => {
    await company.sql('ALTER TABLE mlm_payout_batch_items MODIFY item_no INT UNSIGNED NULL');
    const batch = await givenBatch(company);
    await company.sql('UPDATE mlm_payout_batch_items SET item_no = NULL WHERE batch_id = ?', [batch.batchId]);
    const file = await askForFile(as.vani, { of: 'items', id: batch.batchId, format: 'csv' });
    expect(file).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/takes it in with .*adopt/),
    });
  });

  it('is not said to be one of the schedule, which it may not be', async () => {
    const batch = await givenBatch(company);
    await company.sql(
      'UPDATE mlm_payout_batches SET run_id = NULL, requested_by_user_id = NULL, requested_by_text = NULL WHERE id = ?',
      [batch.batchId],
    );
    const { content } = await takeAway(as.vani, { of: 'batch', id: batch.batchId, format: 'csv' });
    expect(csvLines(content)).toContainEqual(['Requested By', '']);
  });
});

describe('on record', () => {
  it('is under which filter a list was taken, as it was asked for', async () => {
    const filter = { status: 'completed', amountFrom: '70', from: '2026-01-01' };
    await takeAway(as.asha, { of: 'batches', filter, format: 'csv' });
    await takeAway(as.asha, { of: 'runs', format: 'csv' });
    const events = await company.sql(
      `SELECT detail FROM mlm_payout_events WHERE stream = 'exports' ORDER BY seq`,
    );
    expect(events.map(({ detail }) => JSON.parse(String(detail)).filter)).toEqual([filter, undefined]);
  });
});
