import type { PayoutStack } from './payout-stack.ts';
import { givenPhaseFiveTables } from './phase-five-tables.ts';

type Stack = Pick<PayoutStack, 'sql' | 'stack'>;

const digits = (names: readonly string[]): string =>
  names
    .map(
      (name) => `(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
     UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) ${name}`,
    )
    .join(', ');

/** Numbers 0 to 999,999 as column n. */
const MILLION = `SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n
  FROM ${digits(['a', 'b', 'c', 'e', 'f', 'g'])}`;

const BATCHES = 20;

/**
 * A used database of `items` items in 20 batches: half of the batches paid; every commission of an even batch is in the
 * batch after it as well. Some commissions are in no batch.
 */
export const givenPhaseFiveAtSize = async (company: Stack, items: number): Promise<void> => {
  const { sql } = company;
  await givenPhaseFiveTables(company);
  await sql(`INSERT INTO users (name) VALUES ('Asha'), ('Bimal'), ('Chitra')`);
  const perBatch = items / BATCHES;
  await sql(
    `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     SELECT n + 1, 1 + n % 3, 1, 'referral', 1 + n % 900, IF(n < ?, 'paid', 'approved'), DATE_SUB(NOW(), INTERVAL 5 DAY)
       FROM (${MILLION}) m WHERE n < ?`,
    [items / 4, items],
  );
  await sql(
    `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, approval_count, created_at)
     SELECT n + 1, CONCAT('OLD-', n + 1), CASE WHEN n < ? THEN 'completed' WHEN n % 3 = 0 THEN 'processing' ELSE 'pending_approval' END,
            0, ?, 1, DATE_SUB(NOW(), INTERVAL 30 - n DAY) FROM (${MILLION}) m WHERE n < ?`,
    [BATCHES / 2, perBatch, BATCHES],
  );
  // Batches 1 and 2 hold the same commissions, 3 and 4 the next ones, …
  await sql(
    `INSERT INTO mlm_payout_batch_items (batch_id, commission_id, beneficiary_user_id, amount, status)
     SELECT m.n DIV ? + 1, ((m.n DIV ?) DIV 2) * ? + m.n % ? + 1, 1 + m.n % 3, 1 + m.n % 900,
            IF(m.n DIV ? < ?, 'paid', 'pending') FROM (${MILLION}) m WHERE m.n < ?`,
    [perBatch, perBatch, perBatch, perBatch, perBatch, BATCHES / 2, items],
  );
  await sql(
    `UPDATE mlm_payout_batches b JOIN (SELECT batch_id, SUM(amount) AS total FROM mlm_payout_batch_items GROUP BY batch_id) t
         ON t.batch_id = b.id SET b.total_amount = t.total`,
  );
};
