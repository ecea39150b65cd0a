import type { PayoutStack } from './payout-stack.ts';

/** 0 to 9,999, as a table. */
const NUMBERS = `(WITH RECURSIVE digits AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digits WHERE d < 9)
  SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM digits a, digits b, digits c, digits e)`;

/** Ids of what happened before, far from those that a test makes. */
const BEFORE = 500_000;

const HISTORY = [
  `INSERT INTO users (id, name, email) SELECT ${BEFORE} + n, 'x', CONCAT(n, '@x') FROM ${NUMBERS} numbers`,
  `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, payout_batch_id, created_at)
   SELECT ${BEFORE} + n, 11, 1, 'referral', 10, 'paid', ${BEFORE} + n DIV 10, DATE_SUB(NOW(), INTERVAL 30 DAY) FROM ${NUMBERS} numbers`,
  `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, approval_count, run_id, content_hash, created_at)
   SELECT ${BEFORE} + n, CONCAT('OLD-', n), 'completed', 100, 10, 1, ${BEFORE} + n, SHA2(n, 256), DATE_SUB(NOW(), INTERVAL 30 DAY) FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)
   SELECT ${BEFORE} + n DIV 10, n % 10 + 1, ${BEFORE} + n, 11, 10, 'paid', ${BEFORE} + n FROM ${NUMBERS} numbers`,
  `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash)
   SELECT ${BEFORE} + n, 1, 'approved', REPEAT('a', 64) FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_runs (id, attempt_id, run_key, done_key, trigger_kind, request, outcome, batch_id, started_at, finished_at)
   SELECT ${BEFORE} + n, UUID(), CONCAT('old/', n), CONCAT('old/', n), 'manual', '{}', 'created', ${BEFORE} + n, NOW(6), NOW(6)
     FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_run_requests (run_key, user_id, request, requested_at)
   SELECT CONCAT('old/', n), 6, '{}', NOW(6) FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_batch_summaries (batch_id, asked_at) SELECT ${BEFORE} + n, NOW(6) FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_holds (id, kind, user_id, reason, held_by, held_at, lifted_by, lifted_at, lifted_reason)
   SELECT ${BEFORE} + n, 'person', 12, 'x', 'user 6', NOW(6), 'user 7', NOW(6), 'x' FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_offers (id, kind, content, hash, emergency, offered_by, offered_at, expires_at, reason, state, ended_at, ended_by, ended_reason)
   SELECT ${BEFORE} + n, 'settings', '{}', REPEAT('a', 64), 0, 'user 8', NOW(6), NOW(6), 'x', 'refused', NOW(6), 'user 8', 'x'
     FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_streams (stream, seq, hash)
   SELECT CONCAT('batch-', ${BEFORE} + n), 3, REPEAT('a', 64) FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
   SELECT CONCAT('batch-', ${BEFORE} + n % 1000), n DIV 1000 + 1, 'x', 'batch_created', '{}', 1, REPEAT('a', 64), REPEAT('a', 64)
     FROM ${NUMBERS} numbers WHERE n < 3000`,
  `INSERT INTO mlm_payout_notes (stream, seq, field, salt, note)
   SELECT CONCAT('batch-', ${BEFORE} + n), 3, 'notes', REPEAT('a', 32), 'x' FROM ${NUMBERS} numbers WHERE n < 1000`,
  `INSERT INTO mlm_payout_idempotency (user_id, route, idem_key, body_hash, status_code, answer, created_at)
   SELECT 1, 'POST /approve', CONCAT('old-', n), REPEAT('a', 64), 200, '{}', DATE_SUB(NOW(6), INTERVAL 3 DAY) FROM ${NUMBERS} numbers WHERE n < 2000`,
  `INSERT INTO mlm_notification_log (user_id, type, subject, message, status, notice_key)
   SELECT NULL, 'payout_batch_created', 'x', 'x', 'sent', CONCAT('old/', n) FROM ${NUMBERS} numbers WHERE n < 5000`,
];

/** Tables that grow as long as the company pays. */
export const GROWING: ReadonlySet<string> = new Set(
  HISTORY.map((sql) => /^INSERT INTO (\w+)/.exec(sql)?.[1] ?? ''),
);

/** As after years: a thousand batches that were paid, and the optimizer knows of them. */
export const givenLongHistory = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<void> => {
  for (const insert of HISTORY) await sql(insert);
  for (const table of GROWING) await sql(`ANALYZE TABLE ${table}`);
};
