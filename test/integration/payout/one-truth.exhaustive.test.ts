import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paiseFrom } from '../../../shared/domain/basics/money.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { anyRow, givenLedger, type LedgerRow, reasonOf } from './any-ledger.ts';

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

const counts = (found: readonly { readonly reason: string; readonly count: number }[]) =>
  Object.fromEntries(found.map(({ reason, count }) => [reason, count]));

const expectedOf = (rows: readonly LedgerRow[]) => {
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

const expectOneTruth = async (rows: readonly LedgerRow[]): Promise<void> => {
  await givenCompany(company);
  await givenLedger(company, rows);
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
    const row: LedgerRow = {
      amount: '9999999999999.00',
      date: 'now',
      user: 11,
      marker: 'none',
      held: 'no',
      item: 'none',
    };
    await givenLedger(company, [row, row]);
    for (const dryRun of [true, false]) {
      expect(await company.invoke({ force: true, dryRun })).toMatchObject({
        errorType: 'RunFailed',
        errorMessage: expect.stringContaining('in one batch; run with a smaller maxItems'),
      });
    }
  });
});
