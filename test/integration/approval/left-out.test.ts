import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEFT_OUT_REASONS } from '../../../shared/domain/runs/left-out.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany, givenManyCommissions } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { givenLedger, type LedgerRow } from '../payout/any-ledger.ts';
import { expectAgreement, listed, type Options, pathOf, sumOf } from './listed-left-out.ts';

/** What the list of a reason has is what the dry run with the same options counts under it, commission by commission. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await company.sql(
    'ALTER TABLE mlm_commission_ledger MODIFY created_at TIMESTAMP NULL, MODIFY amount DECIMAL(18,3) NOT NULL',
  );
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
});

const SOUND: LedgerRow = {
  amount: '100.00',
  date: 'now',
  user: 11,
  marker: 'none',
  held: 'no',
  item: 'none',
};

const ODD: readonly Partial<LedgerRow>[] = [
  { item: 'paid' },
  { item: 'paid, marker lost' },
  { item: 'restored' },
  { item: 'restored, marker lost' },
  { item: 'restored, and let go by another', date: 'old' },
  { item: 'pending' },
  { item: 'pending, marker lost' },
  { item: 'pending', date: 'none' },
  { item: 'marked for a batch without it' },
  { item: 'marked for a batch that let it go' },
  { marker: 'of nothing', date: 'zero' },
  { held: 'commission' },
  { held: 'payment' },
  { user: 12, held: 'person' },
  { amount: '-5.00' },
  { amount: '0.00', date: 'old' },
  { user: 999 },
  { date: 'none' },
  { date: 'zero' },
  { amount: '7.005' },
  { date: 'old' },
  { item: 'let go', date: 'old' },
  {},
];

describe('the commissions that a run would leave out', () => {
  it('are as many, and come to as much, as its dry run says, under every reason', async () => {
    // Thrice, so that each list has a page more than one.
    const rows = [...ODD, ...ODD, ...ODD].map((odd) => ({ ...SOUND, ...odd }));
    await givenLedger(company, rows);
    await givenCommissions(company, [{ hoursOld: -30 }, { hoursOld: -40 }, { hoursOld: -50 }]);
    const dateTo = new Date().toISOString();
    const told = await expectAgreement(as.om, { dateTo, lookbackDays: 7, maxItems: 4 });
    expect(told).toEqual(LEFT_OUT_REASONS.filter((reason) => reason !== 'busy'));
    await expectAgreement(as.om, { dateTo, lookbackDays: 7, maxItems: 7 });
    await expectAgreement(as.om, { lookbackDays: 0 });
    await expectAgreement(as.om, { dateFrom: '2037-01-01' });
    await expectAgreement(as.om, {});
  });

  it('say whom they are for, how much to the last digit, since when, and which batch has them', async () => {
    const { batchId } = await givenBatch(company, [{ amount: '5.00', createdAt: '2026-01-02 03:04:05' }], {
      lookbackDays: 0,
    });
    await company.sql('SET foreign_key_checks = 0');
    await givenCommissions(company, [{ beneficiary: 999 }, { beneficiary: 12, amount: '7.005' }]);
    expect(await listed(as.om, 'in_live_batch')).toMatchObject([
      {
        beneficiary: { userId: '11', name: 'associate 11' },
        amount: '5.00',
        createdAt: '2026-01-02T03:04:05.000Z',
        batchId,
      },
    ]);
    expect(await listed(as.om, 'beneficiary_missing')).toMatchObject([
      { beneficiary: { userId: '999', name: null }, amount: '100.00', batchId: null },
    ]);
    expect(await listed(as.om, 'amount_not_whole_paise')).toMatchObject([{ amount: '7.005' }]);
  });

  it('of a batch whose ledger was changed since come to what the batch was made of, as the dry run says', async () => {
    await givenBatch(company, [{}, {}, {}]);
    await company.sql('UPDATE mlm_commission_ledger SET amount = 1 LIMIT 1');
    expect(await expectAgreement(as.om, {})).toEqual(['in_live_batch']);
    expect(sumOf(await listed(as.om, 'in_live_batch'))).toBe(300_000n);
  });

  it('are walked by their key: each once, the oldest first, many of them of one second', async () => {
    await givenManyCommissions(company, 900);
    await company.sql(
      'UPDATE mlm_commission_ledger SET created_at = DATE_SUB(NOW(), INTERVAL 40 + id MOD 3 DAY)',
    );
    const items = await listed(as.om, 'before_window', {}, 100);
    expect(new Set(items.map(({ commissionId }) => commissionId)).size).toBe(900);
    const dates = items.map(({ createdAt }) => String(createdAt));
    expect(dates).toEqual(dates.toSorted());
  });
});

describe('a list that cannot be', () => {
  it('of what the host held at some moment says why', async () => {
    expectRefused(await as.om.get(pathOf('busy', {})), 'invalid-input', /^reason is "busy": what .* no list/);
  });

  it.each([
    [{ reason: 'nothing' }, /^reason is "nothing": expected one of paid_item_exists, /],
    [{ lookbackDays: 'x' }, /^lookbackDays is "x": expected a whole number from 0 to 3650/],
    [{ maxItems: '-1' }, /^maxItems is "-1": expected a whole number from 0 to 10000000/],
    [{ dateFrom: '2026-02-30' }, /^dateFrom is "2026-02-30": expected a date/],
    [{ dateFrom: '2026-02-02', dateTo: '2026-02-01' }, /dateFrom is after dateTo$/],
    [{ minAmount: '1' }, /minAmount/],
  ])('%o is refused in the words of a run', async (options, why) => {
    const path = pathOf('before_window', options as unknown as Options);
    expectRefused(await as.om.get(path), 'invalid-input', why);
  });

  it('goes on from no commission that has left it', async () => {
    await givenCommissions(company, [{ hoursOld: 2_000 }, { hoursOld: 2_000 }]);
    const { body } = await as.om.get(pathOf('before_window', {}, { limit: 1 }));
    await company.sql('DELETE FROM mlm_commission_ledger');
    const next = pathOf('before_window', {}, { limit: 1, cursor: body.nextCursor });
    expectRefused(await as.om.get(next), 'invalid-input', /^cursor ends at commission \d+, which is not/);
  });
});
