import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenLargeBatch } from '../../support/given-large-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve } from '../../support/sign-off.ts';
import { askForFile, takeAway } from '../../support/take-away.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  company.stack.dataApi.faults.clear();
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1' });
});

describe('a link', () => {
  it('opens the file for whoever holds it, for five minutes, and nothing else', async () => {
    const batch = await givenBatch(company);
    const { url } = await takeAway(as.asha, { of: 'batch', id: batch.batchId, format: 'csv' });
    const link = new URL(url);
    expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
    const asked = async (change: (tampered: URL) => void): Promise<number> => {
      const tampered = new URL(url);
      change(tampered);
      return (await fetch(tampered)).status;
    };
    expect(await asked(() => undefined)).toBe(200);
    expect((await fetch(url)).headers.get('cache-control')).toBe('no-store');
    expect(await asked(({ searchParams }) => searchParams.set('X-Amz-Expires', '3000'))).toBe(403);
    expect(await asked((tampered) => (tampered.pathname = `${tampered.pathname}0`))).toBe(403);
    expect(await asked(({ searchParams }) => searchParams.delete('X-Amz-Signature'))).toBe(400);
    expect(await asked((tampered) => (tampered.search = ''))).toBe(403);
    expect(
      await asked(({ searchParams }) => searchParams.set('response-content-disposition', 'inline')),
    ).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: 'another' })).status).toBe(403);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
  });

  it('is given to nobody but whoever asked for the file', async () => {
    const batch = await givenBatch(company);
    const { exportId } = await takeAway(as.asha, { of: 'batch', id: batch.batchId, format: 'csv' });
    expectRefused(await as.adi.get(`/api/exports/${exportId}`), 'not-found', /You have asked for no file/);
    const none = '/api/exports/00000000-0000-4000-8000-000000000000';
    expectRefused(await as.asha.get(none), 'not-found', /You have asked for no file/);
  });
});

describe('a file that there is none of', () => {
  it.each([
    { asked: { of: 'batch', id: '404', format: 'csv' }, type: 'not-found', says: /no batch 404/ },
    {
      asked: { of: 'events', id: 'batch-404', format: 'csv' },
      type: 'not-found',
      says: /no stream batch-404/,
    },
    { asked: { of: 'items', id: '1', format: 'pdf' }, type: 'invalid-input', says: /csv, xlsx/ },
    {
      asked: { of: 'batches', filter: { status: 'lost' }, format: 'csv' },
      type: 'invalid-input',
      says: /expected one of draft/,
    },
    { asked: { of: 'everything', format: 'csv' }, type: 'invalid-input', says: /expected of: batch, items/ },
    { asked: { of: 'runs', id: '1', format: 'csv' }, type: 'invalid-input', says: /id/ },
  ] as const)('$asked is refused at once', async ({ asked, type, says }) => {
    expectRefused(await as.vani.post('/api/exports', asked), type, says);
  });

  it('is refused while the batch is settled in the background', async () => {
    const batch = await givenBatch(company);
    await company.sql(
      `UPDATE mlm_payout_batches SET settling_since = NOW(6), settling_what = 'release', status = 'cancelled' WHERE id = ?`,
      [batch.batchId],
    );
    expectRefused(
      await as.vani.post('/api/exports', { of: 'items', id: batch.batchId, format: 'csv' }),
      'settling',
      /being settled in the background/,
    );
  });

  it('is refused as Excel, and told to be had as CSV, where it has too many rows', async () => {
    const batch = await givenBatch(company);
    await company.sql(
      'UPDATE mlm_payout_batch_items SET item_no = 100001 WHERE batch_id = ? AND item_no = 3',
      [batch.batchId],
    );
    const asked = { of: 'items', id: batch.batchId, format: 'xlsx' };
    expectRefused(await as.vani.post('/api/exports', asked), 'too-large', /1,00,001 items.*as CSV/);
  });
});

describe('a batch that changes while its file is written', () => {
  /** Of the export alone: votes ask the items, too. */
  const READ = /i\.item_no[\s\S]*u\.email/;

  it('is read anew, and the file is of one state', async () => {
    const batch = await givenLargeBatch(company, 5_000);
    company.stack.dataApi.faults.add({
      kind: 'meanwhile',
      sql: READ,
      skip: 1,
      act: () => approve(as.asha, batch),
    });
    const { content } = await takeAway(as.vani, { of: 'batch', id: batch.batchId, format: 'csv' });
    const text = content.toString();
    expect(text).toContain('Status,approved');
    expect(text).toContain('Approvals Recorded,1');
    expect(text).not.toContain('awaits approval');
  });

  it('gives no file where it never stands still, and says why', async () => {
    await givenSettings(company, { required_approvals: '2' });
    const batch = await givenBatch(company);
    let changes = 0;
    const change = async () => {
      changes += 1;
      await (changes % 2 === 1 ? approve : withdraw)(as.asha, batch);
    };
    company.stack.dataApi.faults.add({ kind: 'meanwhile', sql: READ, times: 9, act: change });
    const file = await askForFile(as.vani, { of: 'batch', id: batch.batchId, format: 'csv' });
    expect(file).toMatchObject({
      state: 'failed',
      link: null,
      problem: expect.stringMatching(/changed each/),
    });
    expect(changes).toBe(3);
  });
});

const withdraw = (who: typeof as.asha, { batchId }: { readonly batchId: string }) =>
  who.post(`/api/batches/${batchId}/withdraw`, {});
