import type { PayoutStack } from '../support/payout-stack.ts';

/** 0 to 9,99,999, of which those below the first value are taken. */
const NUMBERS = `(WITH RECURSIVE digits AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digits WHERE d < 9)
  SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n
    FROM digits a, digits b, digits c, digits e, digits f, digits g) numbers WHERE n < ?`;

/** Ids of what happened before, far from those that a company begins with. */
const BEFORE = 500_000;
const ID = `${BEFORE} + n`;

/** Somebody who earned before, and of whom no batch that is measured has anything. */
const EARNER = 900_001;

const OLD = [
  `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, approval_count, content_hash,
     disbursement_reference, paid_amount, processed_at, created_at)
   SELECT ${ID}, CONCAT('OLD-', n), 'completed', 10, 1, 2, SHA2(n, 256), CONCAT('UTR-', n), 10, NOW(), DATE_SUB(NOW(), INTERVAL 60 DAY)
     FROM ${NUMBERS}`,
  `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, payout_batch_id, created_at)
   SELECT ${ID}, ${EARNER}, 1, 'referral', 10, 'paid', ${ID}, DATE_SUB(NOW(), INTERVAL 60 DAY) FROM ${NUMBERS}`,
  `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)
   SELECT ${ID}, 1, ${ID}, ${EARNER}, 10, 'paid', ${ID} FROM ${NUMBERS}`,
  `INSERT INTO mlm_payout_streams (stream, seq, hash) SELECT CONCAT('batch-', ${ID}), 2, SHA2(n, 256) FROM ${NUMBERS}`,
  ...['batch_created', 'batch_paid'].map(
    (action, index) =>
      `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
       SELECT CONCAT('batch-', ${ID}), ${index + 1}, 'worker', '${action}', '{}', 1, SHA2(n, 256), SHA2(n, 256) FROM ${NUMBERS}`,
  ),
];

/** As after years: so many batches that were paid, each with one item and the ends of its stream. */
export const givenOldBatches = async ({ sql }: Pick<PayoutStack, 'sql'>, batches: number): Promise<void> => {
  await sql(`INSERT INTO users (id, name, email) VALUES (?, 'earned before', 'before@example.com')`, [
    EARNER,
  ]);
  for (const insert of OLD) await sql(insert, [batches]);
  for (const insert of OLD) await sql(`ANALYZE TABLE ${/^INSERT INTO (\w+)/.exec(insert)?.[1]}`);
};
