import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cursorAfter } from '../../../functions/approval/http/cursor.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());

/** Every page, one after the other; `meanwhile` comes after the first. */
const everyPage = async (path: string, meanwhile = async () => {}) => {
  // biome-ignore lint/suspicious/noExplicitAny: items of every shape; each page is checked against the API's description
  const items: any[] = [];
  const sizes: number[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await as.vani.get(`${path}${cursor && `&cursor=${cursor}`}`);
    items.push(...body.items);
    sizes.push(body.items.length);
    cursor = body.nextCursor;
    if (sizes.length === 1) await meanwhile();
  }
  return { items, sizes };
};

describe('batches', () => {
  /** References by the UTC instants at which they were made; the first two are a second to either side of midnight in Kolkata. */
  const MADE = {
    'NOV-21': '2026-11-21 18:29:59',
    'NOV-22.first': '2026-11-21 18:30:00',
    'NOV-22.last': '2026-11-22 18:29:59',
    'NOV-23': '2026-11-22 18:30:00',
    NOV_23: '2026-11-23 00:00:00',
    'OCT-NOV': '2026-11-23 00:00:00',
  } as const;

  const insert = (rows: readonly (readonly [string, string, string])[]) =>
    company.sql(
      `INSERT INTO mlm_payout_batches (batch_reference, created_at, status, total_records, total_amount, required_approvals)
       VALUES ?`,
      [rows.map((row) => [...row, 0, '0.00', 1])],
    );

  beforeAll(async () => {
    await givenCompany(company);
    await givenPeople(company);
    const references = Object.entries(MADE);
    await insert(
      references.map(([reference, at], index) => [
        reference,
        at,
        index % 2 === 0 ? 'completed' : 'cancelled',
      ]),
    );
  });

  const list = async (query: string, who: ApiClient = as.vani): Promise<string[]> => {
    const { status, body } = await who.get(`/api/batches?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ batchReference }: { batchReference: string }) => batchReference).toReversed();
  };
  const all = Object.keys(MADE);

  it.each([
    ['', all],
    ['from=2026-11-22&to=2026-11-22', ['NOV-22.first', 'NOV-22.last']],
    ['to=2026-11-21', ['NOV-21']],
    ['from=2026-11-23', ['NOV-23', 'NOV_23', 'OCT-NOV']],
    ['from=2026-11-21T18:30:00Z&to=2026-11-22T18:29:58Z', ['NOV-22.first']],
    ['to=2026-11-22T23:59:59%2B05:30', ['NOV-21', 'NOV-22.first', 'NOV-22.last']],
    ['from=2026-11-22T18:29:59.5Z', ['NOV-23', 'NOV_23', 'OCT-NOV']],
    ['from=2026-11-24', []],
    ['from=2026-11-23&to=2026-11-22', []],
    ['status=completed', ['NOV-21', 'NOV-22.last', 'NOV_23']],
    ['status=pending_approval', []],
    ['status=cancelled&from=2026-11-22&reference=NOV', ['NOV-22.first', 'NOV-23']],
    // Not as LIKE would take it.
    ['reference=NOV_', ['NOV_23']],
    ['reference=NOV-2', ['NOV-21', 'NOV-22.first', 'NOV-22.last', 'NOV-23']],
    ['reference=NOV-22.', ['NOV-22.first', 'NOV-22.last']],
    ['reference=NOV-22.last.and.more', []],
  ])('of %s are these', async (query, expected) => {
    expect(await list(query)).toEqual(expected);
  });

  it('of a day are those of another where business is done elsewhere', async () => {
    await givenSettings(company, { timezone: 'America/New_York' });
    expect(await list('from=2026-11-22')).toEqual(['NOV-22.last', 'NOV-23', 'NOV_23', 'OCT-NOV']);
    await givenSettings(company, { timezone: null });
  });

  it('of a day are not to be had with settings that do not parse; those of an instant are', async () => {
    await givenSettings(company, { timezone: 'Kolkata' });
    expect(await as.vani.get('/api/batches?from=2026-11-22')).toMatchObject({
      status: 409,
      body: { type: '/problems/settings-invalid', detail: expect.stringMatching(/timezone is "Kolkata"/) },
    });
    expect(await list('from=2026-11-23T00:00:00Z')).toEqual(['NOV_23', 'OCT-NOV']);
    await givenSettings(company, { timezone: null });
  });

  it.each([1, 2, 3, 6, 7])('are all listed once by pages of %i, while new ones arrive', async (limit) => {
    const newest = `LATER-${limit}`;
    const { items, sizes } = await everyPage(`/api/batches?reference=NOV&limit=${limit}`, () =>
      insert([[`NOV-${newest}`, '2026-12-01 00:00:00', 'cancelled']]).then(() => undefined),
    );
    const seen = items.map(({ batchReference }) => batchReference).toReversed();
    expect(seen).toEqual(all.filter((each) => each.startsWith('NOV')));
    expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
    await company.sql(`DELETE FROM mlm_payout_batches WHERE batch_reference LIKE 'NOV-LATER%'`);
  });
});

describe('pages', () => {
  let batchId: string;
  beforeAll(async () => {
    await givenCompany(company);
    await givenPeople(company);
    ({ batchId } = await givenBatch(
      company,
      Array.from({ length: 7 }, () => ({})),
    ));
  });

  it.each([1, 3, 7, 8])('of %i items hold each item once, by number', async (limit) => {
    const { items } = await everyPage(`/api/batches/${batchId}/items?limit=${limit}`);
    expect(items.map(({ itemNo }) => itemNo)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(items.map(({ commissionId }) => commissionId)).size).toBe(7);
    expect(items[0]).toMatchObject({
      amount: '100.00',
      status: 'pending',
      notes: null,
      beneficiary: {
        userId: expect.stringMatching(/^1[123]$/),
        name: expect.stringMatching(/^associate 1[123]$/),
      },
    });
  });

  it('hold nothing behind a place that no batch or item has', async () => {
    const beyond = '9'.repeat(20);
    const none = { status: 200, body: { items: [], nextCursor: null } };
    const items = cursorAfter({ items: batchId }, beyond);
    expect(await as.vani.get(`/api/batches/${batchId}/items?cursor=${items}`)).toMatchObject(none);
    const before = cursorAfter({ runs: 'all' }, '0');
    expect(await as.vani.get(`/api/runs?cursor=${before}`)).toMatchObject(none);
    const events = cursorAfter({ stream: `batch-${batchId}` }, beyond);
    expect(await as.vani.get(`/api/batches/${batchId}/events?cursor=${events}`)).toMatchObject({
      status: 200,
      body: { items: [{ action: 'batch_created' }] },
    });
  });
});
