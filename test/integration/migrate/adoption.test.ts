import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, type Row, startPayoutStack } from '../../support/payout-stack.ts';
import { PHASE_FIVE_FACTS as FACTS, givenPhaseFive } from '../../support/phase-five.ts';
import { recomputeContentHash } from '../../support/recompute-content-hash.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

const migrate = () => company.invoke({}, 'migrate');

/** Every row as the host knows it: its own columns, the times of change included. */
const hostView = async (): Promise<Row[][]> => [
  await company.sql(
    `SELECT id, beneficiary_user_id, source_user_id, commission_type, amount, status, notes, created_at, updated_at
       FROM mlm_commission_ledger ORDER BY id`,
  ),
  await company.sql(
    `SELECT id, batch_id, commission_id, beneficiary_user_id, amount, status, notes, created_at, updated_at
       FROM mlm_payout_batch_items ORDER BY id`,
  ),
  await company.sql(
    `SELECT id, batch_reference, processed_by_user_id, total_amount, total_records, required_approvals, processed_at,
            disbursement_reference, processed_notes, created_at FROM mlm_payout_batches ORDER BY id`,
  ),
  await company.sql(
    `SELECT id, batch_id, approver_user_id, status, notes, created_at, updated_at
       FROM mlm_payout_batch_approvals ORDER BY id`,
  ),
  await company.sql('SELECT * FROM mlm_settings ORDER BY id'),
  await company.sql('SELECT * FROM users ORDER BY id'),
];

const liveItems = async (): Promise<Record<string, number[]>> => {
  const rows = await company.sql(
    'SELECT live_commission_id AS c, batch_id AS b, id FROM mlm_payout_batch_items WHERE live_commission_id IS NOT NULL',
  );
  return Object.fromEntries(rows.map(({ c, b, id }) => [String(c), [Number(b), Number(id)]]));
};

const markers = async (): Promise<Record<string, number>> => {
  const rows = await company.sql(
    'SELECT id, payout_batch_id AS b FROM mlm_commission_ledger WHERE payout_batch_id IS NOT NULL',
  );
  return Object.fromEntries(rows.map(({ id, b }) => [String(id), Number(b)]));
};

describe.each(['BIGINT UNSIGNED', 'INT'])('a database of the old script, ids of users %s', (userId) => {
  let before: Row[][];
  let answer: unknown;
  beforeAll(async () => {
    await givenPhaseFive(company, { userId });
    before = await hostView();
    answer = await migrate();
  });

  it('is migrated and adopted in one call', () => {
    expect(answer).toMatchObject({
      applied: expect.arrayContaining(['0004-old-script-tables']),
      adopted: { batches: 11, items: FACTS.items, reopened: 1, unanswered: 2 },
    });
  });

  it('keeps every row, every status of an item and every time that the host wrote', async () => {
    expect(await hostView()).toEqual(before);
  });

  it('has one live item per commission: the oldest paid, else that of the newest batch not cancelled', async () => {
    expect(await liveItems()).toEqual(FACTS.live);
  });

  it('has the marker of the live item in the ledger, and none where no item is live', async () => {
    const expected = Object.entries(FACTS.live).map(([id, [batch]]) => [id, batch]);
    expect(await markers()).toEqual(Object.fromEntries(expected));
  });

  it('numbers the items of each batch from 1 in the order of their insertion', async () => {
    const rows = await company.sql(
      `SELECT i.id FROM (SELECT id, item_no, ROW_NUMBER() OVER (PARTITION BY batch_id ORDER BY id) AS place
                           FROM mlm_payout_batch_items) i WHERE NOT (i.item_no <=> i.place)`,
    );
    expect(rows).toEqual([]);
  });

  it('has a content hash for each batch that anyone can recompute', async () => {
    const batches = await company.sql('SELECT * FROM mlm_payout_batches WHERE total_records > 0');
    expect(batches).toHaveLength(10);
    for (const batch of batches) {
      const items = await company.sql(
        'SELECT item_no, commission_id, beneficiary_user_id, amount FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY item_no',
        [batch['id']],
      );
      const read = {
        reference: String(batch['batch_reference']),
        records: Number(batch['total_records']),
        amount: String(batch['total_amount']),
      };
      expect(batch['content_hash']).toBe(recomputeContentHash(read, items as never));
    }
  });

  it('has every open batch approved anew, but for what the bank may have paid; what is over stays over', async () => {
    const rows = await company.sql(
      'SELECT id, status, approval_count AS n, approved_at, approved_by_user_id AS by_user FROM mlm_payout_batches ORDER BY id',
    );
    const open = rows.filter(({ id }) => (FACTS.openBatches as readonly number[]).includes(Number(id)));
    const held = open.filter(({ id }) => FACTS.processingBatches.includes(Number(id)));
    expect(held).toHaveLength(2);
    for (const row of held) expect(row).toMatchObject({ status: 'processing', n: 1 });
    for (const row of open.filter((each) => !held.includes(each))) {
      expect(row).toMatchObject({ status: 'pending_approval', n: 0, approved_at: null, by_user: null });
    }
    const over = rows.filter((row) => !open.includes(row)).map(({ status }) => status);
    expect(over).toEqual(['completed', 'completed', 'completed', 'cancelled']);
    expect(
      await company.sql('SELECT id FROM mlm_payout_batch_approvals WHERE content_hash IS NOT NULL'),
    ).toEqual([]);
  });

  it('keeps in an event how each batch stood before', async () => {
    const rows = await company.sql(
      `SELECT stream, actor, detail FROM mlm_payout_events WHERE action = 'batch_adopted' ORDER BY id`,
    );
    expect(rows.map(({ stream }) => stream)).toEqual(Array.from({ length: 11 }, (_, i) => `batch-${i + 1}`));
    const details = rows.map(({ detail }) => JSON.parse(String(detail)));
    expect(details[3]).toMatchObject({
      status: 'processing',
      approvalCount: 1,
      before: {
        status: 'processing',
        approvalCount: 1,
        contentHash: null,
        approvedByUserId: '4',
        approvedAt: expect.stringMatching(/^\d{4}-/),
      },
      liveItems: 2,
      liveAmount: '430.00',
    });
    expect(details[9]).toMatchObject({ status: 'pending_approval', before: { status: 'draft' } });
    expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(['deploy']));
  });

  it('changes nothing when migrated, or adopted, once more', async () => {
    const tables = await everyTable(company);
    expect(await migrate()).toMatchObject({
      applied: [],
      adopted: { batches: 0, items: 0, reopened: 0, unanswered: 0 },
    });
    expect(await company.invoke({ command: 'adopt' }, 'migrate')).toEqual({
      adopted: { batches: 0, items: 0, reopened: 0, unanswered: 0 },
    });
    expect(await everyTable(company)).toEqual(tables);
  });

  it('lets the next run take what is truly unpaid, and nothing else', async () => {
    const { eligible, stranded, freeAgain } = FACTS;
    const preview = await company.invoke({ dryRun: true });
    expect(preview['eligible']).toMatchObject({ count: eligible.ids.length, amount: eligible.amount });
    expect(preview['stranded']).toMatchObject({ amount: stranded.amount });
    const created = await company.invoke({ force: true, lookbackDays: 0 });
    expect(created).toMatchObject({ outcome: 'created' });
    const taken = await company.sql(
      'SELECT commission_id AS id FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY commission_id',
      [created['batchId']],
    );
    const unpaid = [...eligible.ids, ...stranded.upTo30Days, ...stranded.upTo90Days];
    expect(taken.map(({ id }) => Number(id))).toEqual(
      [...unpaid, ...stranded.upToAYear, ...stranded.older].toSorted((a, b) => a - b),
    );
    expect(taken.map(({ id }) => Number(id))).toEqual(expect.arrayContaining([...freeAgain]));
  });
});
