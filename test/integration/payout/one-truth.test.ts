import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paiseFrom } from '../../../shared/domain/basics/money.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

/** Dry run and real run classify every approved commission alike; each is in the batch, or under a reason that is true. */

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
  await company.sql(
    'ALTER TABLE mlm_commission_ledger MODIFY created_at TIMESTAMP NULL, MODIFY amount DECIMAL(18,3) NOT NULL',
  );
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

type Row = {
  readonly amount: string;
  readonly date: 'now' | 'old' | 'none' | 'zero';
  readonly user: 11 | 12 | 999;
  readonly marker: 'none' | 'of nothing';
  readonly held: 'no' | 'person' | 'commission' | 'payment' | 'no more';
};

const DATES: Readonly<Record<Row['date'], string>> = {
  now: 'NOW() - INTERVAL 1 HOUR',
  old: 'NOW() - INTERVAL 40 DAY',
  none: 'NULL',
  zero: "'0000-00-00 00:00:00'",
};

/** As the API leaves them: what is lifted has no open key. */
const givenHolds = async (rows: readonly Row[]): Promise<void> => {
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

const given = async (rows: readonly Row[]): Promise<void> => {
  const values = rows.map(
    ({ amount, date, user, marker }, index) =>
      `(${index + 1}, ${user}, 11, 'referral', ${amount}, 'approved', ${marker === 'none' ? 'NULL' : 424242}, ${DATES[date]})`,
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
  await givenHolds(rows);
};

const isHeld = ({ user, held }: Row, rows: readonly Row[]): boolean =>
  held === 'commission' || (user === 12 && rows.some((row) => row.held === 'person'));

/** The first that holds, as the contract orders them; undefined: it is paid. */
const reasonOf = (row: Row, rows: readonly Row[]): string | undefined => {
  const { amount, date, user, marker, held } = row;
  if (marker !== 'none') return 'marker_unexplained';
  if (isHeld(row, rows)) return 'on_hold';
  if (Number(amount) <= 0) return 'amount_not_positive';
  if (user === 999) return 'beneficiary_missing';
  if (date === 'none' || date === 'zero') return 'date_missing';
  if (/\.\d\d[1-9]/.test(amount)) return 'amount_not_whole_paise';
  if (held === 'payment') return 'payment_failed';
  return date === 'old' ? 'before_window' : undefined;
};

/** Mostly sound, so that what one thing alone keeps out is drawn too. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 3 },
    { arbitrary: fc.constantFrom(...others), weight: 2 },
  );

const anyRow: fc.Arbitrary<Row> = fc.record({
  amount: mostly('100.00', '0.01', '0.00', '-5.00', '7.005', '33.330'),
  date: mostly<Row['date']>('now', 'old', 'none', 'zero'),
  user: mostly<Row['user']>(11, 12, 999),
  marker: fc.constantFrom<Row['marker'][]>('none', 'none', 'none', 'of nothing'),
  held: mostly<Row['held']>('no', 'person', 'commission', 'payment', 'no more'),
});

const counts = (found: readonly { readonly reason: string; readonly count: number }[]) =>
  Object.fromEntries(found.map(({ reason, count }) => [reason, count]));

const expectedOf = (rows: readonly Row[]) => {
  const reasons = rows.map((row) => reasonOf(row, rows)).filter((reason) => reason !== undefined);
  const paid = rows.filter((row) => reasonOf(row, rows) === undefined);
  return {
    leftOut: Object.fromEntries(
      [...new Set(reasons)].map((reason) => [reason, reasons.filter((each) => each === reason).length]),
    ),
    count: paid.length,
    amount: paid.reduce((total, { amount }) => total + paiseFrom(Number(amount).toFixed(2)), 0n),
  };
};

const expectOneTruth = async (rows: readonly Row[]): Promise<void> => {
  await givenCompany(company);
  await given(rows);
  const { leftOut, count, amount } = expectedOf(rows);
  const dry = await company.invoke({ dryRun: true, force: true });
  expect(counts(dry['excluded'])).toEqual(leftOut);
  expect([dry['eligible'].count, paiseFrom(dry['eligible'].amount)]).toEqual([count, amount]);
  const real = await company.invoke({ force: true });
  expect(real['excluded']).toEqual(dry['excluded']);
  const { outcome, totalRecords = 0, totalAmount = '0.00' } = real;
  expect([outcome, totalRecords, paiseFrom(totalAmount)]).toEqual([
    count === 0 ? 'skipped' : 'created',
    count,
    amount,
  ]);
};

describe('a ledger with all that a host may write', () => {
  it('is classified alike by a dry and a real run, each commission once, to the paisa', async () => {
    const ledger = fc.array(anyRow, { minLength: 1, maxLength: 25, size: 'max' });
    await fc.assert(fc.asyncProperty(ledger, expectOneTruth), { numRuns: 25, seed: 1 });
  });

  it('is too much for one batch in the dry run as in the real one', async () => {
    const row: Row = { amount: '9999999999999.00', date: 'now', user: 11, marker: 'none', held: 'no' };
    await given([row, row]);
    for (const dryRun of [true, false]) {
      expect(await company.invoke({ force: true, dryRun })).toMatchObject({
        errorType: 'RunFailed',
        errorMessage: expect.stringContaining('in one batch; run with a smaller maxItems'),
      });
    }
  });
});
