import fc from 'fast-check';
import type { PayoutStack } from '../../support/payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** A commission, and all that may be of it: in the ledger, in a batch, on hold. */
export type LedgerRow = {
  readonly amount: string;
  readonly date: 'now' | 'old' | 'none' | 'zero';
  readonly user: 11 | 12 | 999;
  readonly marker: 'none' | 'of nothing';
  readonly held: 'no' | 'person' | 'commission' | 'payment' | 'no more';
  readonly item: keyof typeof ITEMS;
};

/** Batches that may have had the commission: pending, completed, cancelled; one by the old script, and one held since a restore. */
const BATCHES = [
  [801, 'pending_approval', 1, null],
  [802, 'completed', 1, null],
  [803, 'cancelled', 1, null],
  [804, 'cancelled', null, null],
  [805, 'processing', null, '2026-01-01'],
] as const;

/** An item of every status, with what its commission's row says of it; and what keeps the commission out, should it be free else. */
const ITEMS = {
  none: { batch: null, marked: false, reason: undefined },
  'let go': { batch: 803, status: 'released', due: true, marked: false, reason: undefined },
  failed: { batch: 802, status: 'failed', due: true, marked: false, reason: undefined },
  'of the old script': { batch: 804, status: 'released', due: false, marked: false, reason: undefined },
  pending: { batch: 801, status: 'pending', live: true, marked: true, reason: 'in_live_batch' },
  'pending, marker lost': {
    batch: 801,
    status: 'pending',
    live: true,
    marked: false,
    reason: 'in_live_batch',
  },
  restored: { batch: 805, status: 'pending', live: true, marked: true, reason: 'restored_gap' },
  'restored, marker lost': {
    batch: 805,
    status: 'pending',
    live: true,
    marked: false,
    reason: 'restored_gap',
  },
  'restored, and let go by another': { batch: 805, status: 'pending', marked: false, reason: 'restored_gap' },
  paid: { batch: 802, status: 'paid', live: true, marked: true, reason: 'paid_item_exists' },
  'paid, marker lost': { batch: 802, status: 'paid', live: true, marked: false, reason: 'paid_item_exists' },
  'marked for a batch without it': { batch: 801, marked: true, reason: 'marker_unexplained' },
  'marked for a batch that let it go': {
    batch: 803,
    status: 'released',
    marked: true,
    reason: 'marker_unexplained',
  },
} as const;

const itemOf = ({ item }: LedgerRow) =>
  ITEMS[item] as {
    readonly batch: number | null;
    readonly status?: string;
    readonly live?: boolean;
    readonly due?: boolean;
    readonly marked: boolean;
    readonly reason: string | undefined;
  };

/** Each batch says that it has more than it has: then nothing is taken from its totals. */
const givenItems = async (company: Sql, rows: readonly LedgerRow[]): Promise<void> => {
  await company.sql(
    `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_records, total_amount, run_id, restored_at, content_hash) VALUES ?`,
    [BATCHES.map(([id, status, run, at]) => [id, `B-${id}`, status, 99, 1, run, at, 'a'.repeat(64)])],
  );
  const items = rows.flatMap((row, index) => {
    const { batch, status, live, due } = itemOf(row);
    const id = index + 1;
    return status === undefined
      ? []
      : [[batch, id, id, row.user, row.amount, status, live ? id : null, due ? id : null]];
  });
  if (items.length === 0) return;
  await company.sql(
    `INSERT INTO mlm_payout_batch_items
       (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id, due_commission_id) VALUES ?`,
    [items],
  );
};

const markerOf = (row: LedgerRow): number | null => {
  if (row.marker !== 'none') return 424_242;
  const { batch, marked } = itemOf(row);
  return marked ? batch : null;
};

const DATES: Readonly<Record<LedgerRow['date'], string>> = {
  now: 'NOW() - INTERVAL 1 HOUR',
  old: 'NOW() - INTERVAL 40 DAY',
  none: 'NULL',
  zero: "'0000-00-00 00:00:00'",
};

/** As the API leaves them: what is lifted has no open key. */
const givenHolds = async (company: Sql, rows: readonly LedgerRow[]): Promise<void> => {
  const values = rows.flatMap(({ held }, index) => {
    const id = index + 1;
    if (held === 'commission' || held === 'payment') return [[held, null, id, `${held}-${id}`]];
    return held === 'no more' ? [['commission', null, id, null]] : [];
  });
  if (rows.some(({ held }) => held === 'person')) values.push(['person', 12, null, 'person-12']);
  if (values.length === 0) return;
  await company.sql(
    'INSERT INTO mlm_payout_holds (kind, user_id, commission_id, open_key, reason, held_by, held_at) VALUES ?',
    [values.map((value) => [...value, 'a letter', 'user 6', '2026-01-01'])],
  );
};

/** In a company whose ledger takes whatever a host may write. */
export const givenLedger = async (company: Sql, rows: readonly LedgerRow[]): Promise<void> => {
  const values = rows.map(
    (row, index) =>
      `(${index + 1}, ${row.user}, 11, 'referral', ${row.amount}, 'approved', ${markerOf(row)}, ${DATES[row.date]})`,
  );
  await company.sql('SET SESSION sql_mode = ""');
  await company.sql('SET SESSION foreign_key_checks = 0');
  await company.sql(
    "INSERT IGNORE INTO users (id, name, email) VALUES (11, 'Sana', 'sana@example.com'), (12, 'Tara', 't@x')",
  );
  await company.sql(
    `INSERT INTO mlm_commission_ledger
       (id, beneficiary_user_id, source_user_id, commission_type, amount, status, payout_batch_id, created_at)
     VALUES ${values.join(', ')}`,
  );
  await givenItems(company, rows);
  await givenHolds(company, rows);
};

const isHeld = ({ user, held }: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  held === 'commission' || (user === 12 && rows.some((row) => row.held === 'person'));

/** Why it is left out, in the order of the contract. */
const REASONS: readonly (readonly [string, (row: LedgerRow, rows: readonly LedgerRow[]) => boolean])[] = [
  ['marker_unexplained', ({ marker }) => marker !== 'none'],
  ['paid_item_exists', (row) => itemOf(row).reason === 'paid_item_exists'],
  ['restored_gap', (row) => itemOf(row).reason === 'restored_gap'],
  ['in_live_batch', (row) => itemOf(row).reason === 'in_live_batch'],
  ['marker_unexplained', (row) => itemOf(row).reason === 'marker_unexplained'],
  ['on_hold', isHeld],
  ['amount_not_positive', ({ amount }) => Number(amount) <= 0],
  ['beneficiary_missing', ({ user }) => user === 999],
  ['date_missing', ({ date }) => date === 'none' || date === 'zero'],
  ['amount_not_whole_paise', ({ amount }) => /\.\d\d[1-9]/.test(amount)],
  ['payment_failed', ({ held }) => held === 'payment'],
  ['before_window', (row) => row.date === 'old' && !itemOf(row).due],
];

/** The first that holds; undefined: it is paid. */
export const reasonOf = (row: LedgerRow, rows: readonly LedgerRow[]): string | undefined =>
  REASONS.find(([, holds]) => holds(row, rows))?.[0];

/** Mostly sound, so that what one thing alone keeps out is drawn too. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 3 },
    { arbitrary: fc.constantFrom(...others), weight: 2 },
  );

export const anyRow: fc.Arbitrary<LedgerRow> = fc.record({
  amount: mostly('100.00', '0.01', '0.00', '-5.00', '7.005', '33.330'),
  date: mostly<LedgerRow['date']>('now', 'old', 'none', 'zero'),
  user: mostly<LedgerRow['user']>(11, 12, 999),
  marker: fc.constantFrom<LedgerRow['marker'][]>('none', 'none', 'none', 'of nothing'),
  held: mostly<LedgerRow['held']>('no', 'person', 'commission', 'payment', 'no more'),
  item: mostly<LedgerRow['item']>('none', ...(Object.keys(ITEMS) as LedgerRow['item'][])),
});
