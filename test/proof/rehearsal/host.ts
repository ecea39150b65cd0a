import { decimalFrom, paiseFrom } from '../../../shared/domain/basics/money.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { ASSOCIATES } from '../../support/people.ts';
import type { Random } from '../random.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** What the company owes, as it counts itself, in paise. */
export type Owed = { approved: bigint; clawedBack: bigint };

const CHUNK = 5_000;
const HOUR_SECONDS = 3_600;

const textOf = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** One in 300 is a correction that no run may pay, one in 500 is older than any window. */
const amountOf = (random: Random): bigint =>
  random(300) === 0 ? BigInt(-random(10_000)) : BigInt(1 + random(9_999_999));
const secondsBefore = (random: Random): number =>
  random(500) === 0 ? 60 * 24 * HOUR_SECONDS : 60 + random(20 * HOUR_SECONDS);

/** A day's commissions, approved within the day before `at`. */
export const earn = async (
  { sql }: Sql,
  owed: Owed,
  random: Random,
  at: number,
  count: number,
): Promise<void> => {
  for (let done = 0; done < count; done += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - done) }, () => {
      const amount = amountOf(random);
      owed.approved += amount;
      const beneficiary = ASSOCIATES[random(ASSOCIATES.length)];
      return [
        beneficiary,
        1,
        'referral',
        decimalFrom(amount),
        'approved',
        textOf(at - secondsBefore(random) * 1000),
      ];
    });
    await sql(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
       VALUES ?`,
      [rows],
    );
  }
};

/** While the bank pays, the host goes on: one row in two hundred is cancelled, or of another amount, which is no debt any more. */
export const changeWhileAtTheBank = async ({ sql }: Sql, batchId: string): Promise<void> => {
  await sql(
    `UPDATE mlm_commission_ledger
        SET amount = amount + CASE WHEN id % 2 = 0 THEN 1 ELSE 0 END,
            status = CASE WHEN id % 2 = 0 THEN status ELSE 'cancelled' END
      WHERE payout_batch_id = ? AND status = 'approved' AND id * 7919 % 200 = 0
        AND id IN (SELECT commission_id FROM rehearsal_bank WHERE batch_id = ?)`,
    [batchId, batchId],
  );
};

/** A sale is cancelled, and with it what was approved for it: some of a batch's commissions, and some of no batch. */
export const clawBack = async (
  { sql }: Sql,
  owed: Owed,
  batchId: string | null,
  count: number,
): Promise<void> => {
  const rows = await sql(
    `SELECT id, amount FROM mlm_commission_ledger WHERE status = 'approved' AND payout_batch_id <=> ?
      ORDER BY id * 7919 % 1000 LIMIT ${count}`,
    [batchId],
  );
  if (rows.length === 0) return;
  await sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE id IN (?)`, [
    rows.map(({ id }) => id),
  ]);
  for (const { amount } of rows) owed.clawedBack += paiseFrom(String(amount));
};
