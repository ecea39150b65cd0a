import { expect } from 'vitest';
import { asking } from '../../integration/payments/ask-payment.ts';
import { givenDigestHour } from '../digest-hour.ts';
import { givenSettings } from '../given.ts';
import { claimedTwice, inconsistentBatches } from '../ledger-facts.ts';
import type { PayoutStack } from '../payout-stack.ts';
import { ASSOCIATES, givenPeople, type MadeBatch, signedIn } from '../people.ts';
import { approve, cameTo } from '../sign-off.ts';
import { givenOddCommissions } from './odd-commissions.ts';

const AMOUNTS = ['100.10', '0.01', '999.99', '12345.67', '3.00'];
const TOTAL = '13448.77';

/** An hour old, all of one second or, where the ledger keeps parts of seconds, of parts of it. */
const givenEarned = async ({ sql }: PayoutStack): Promise<string[]> => {
  for (const [index, amount] of AMOUNTS.entries()) {
    await sql(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
       VALUES (?, 11, 'referral', ?, 'approved', DATE_SUB(NOW(6), INTERVAL ? MICROSECOND))`,
      [ASSOCIATES[index % 3], amount, 3_600_000_000 + 1_234 * index],
    );
  }
  return givenOddCommissions({ sql });
};

/** By the reasons of the odd ones, and no other. */
const run = async (company: PayoutStack, odd: readonly string[]): Promise<MadeBatch> => {
  const preview = await company.invoke({ dryRun: true, force: true });
  expect(preview).toMatchObject({ outcome: 'preview', eligible: { count: AMOUNTS.length, amount: TOTAL } });
  const made = await company.invoke({ force: true });
  expect(made).toMatchObject({ outcome: 'created', totalRecords: AMOUNTS.length, totalAmount: TOTAL });
  expect(made['excluded'].map(({ reason }: { reason: string }) => reason).toSorted()).toEqual(odd.toSorted());
  return made as unknown as MadeBatch;
};

const pay = async (company: PayoutStack, batch: MadeBatch): Promise<void> => {
  const as = await signedIn(company);
  const farah = asking(as.farah);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  expect(cameTo(await farah.begin(batch))).toBe('begun');
  expect(cameTo(await farah.record(batch, { reference: 'UTR-1', notes: 'paid as asked: ₹ 💸' }))).toBe(
    'paid',
  );
};

/** Everything was paid, and once. */
const expectPaidOnce = async (company: PayoutStack, odd: readonly string[]): Promise<void> => {
  expect(
    await company.sql(
      `SELECT COUNT(*) AS items, CAST(SUM(i.amount) AS DECIMAL(20, 2)) AS amount FROM mlm_payout_batch_items i
         JOIN mlm_commission_ledger l ON l.id = i.commission_id
        WHERE i.status = 'paid' AND l.status = 'paid' AND l.payout_batch_id = i.batch_id AND l.amount = i.amount`,
    ),
  ).toEqual([{ items: AMOUNTS.length, amount: TOTAL }]);
  expect(await company.invoke({ force: true })).toMatchObject({
    outcome: 'skipped',
    reason: 'nothing_eligible',
  });
  expect(await claimedTwice(company)).toEqual([]);
  expect(await inconsistentBatches(company)).toEqual([]);
  const [left] = await company.sql(
    `SELECT COUNT(*) AS left_ FROM mlm_commission_ledger WHERE status = 'approved'`,
  );
  expect(Number(left?.['left_'])).toBe(odd.length);
};

/** A migrated company, without rows, from its first commission to the bank: each paid once, to the paisa, and each notice sent. */
export const workToTheEnd = async (company: PayoutStack): Promise<void> => {
  await givenPeople(company);
  await givenSettings(company, { enabled: '1', lookback_days: '0' });
  await givenDigestHour(company, 'is ahead');
  const odd = await givenEarned(company);
  await pay(company, await run(company, odd));
  await expectPaidOnce(company, odd);
  expect(await company.invoke({}, 'notice')).toMatchObject({ unsent: 0 });
  const [unsent] = await company.sql(
    `SELECT COUNT(*) AS unsent FROM mlm_notification_log WHERE notice_key IS NOT NULL AND status <> 'sent'`,
  );
  expect(Number(unsent?.['unsent'])).toBe(0);
};
