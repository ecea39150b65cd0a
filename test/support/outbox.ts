import type { PayoutStack, Row } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** Rows of one statement, far below what the server takes as a packet. */
const ROWS_AT_ONCE = 10_000;

/** Due notices of batches 1 to `count`, as a run leaves them. */
export const givenNotices = async ({ sql }: Sql, count: number): Promise<void> => {
  const rows = Array.from({ length: count }, (_, index) => {
    const noticeKey = `payout_batch_created/${index + 1}`;
    const payload = JSON.stringify({ noticeKey, type: 'payout_batch_created', audience: 'approver' });
    return [
      'system',
      'payout_batch_created',
      `Batch ${index + 1}`,
      'text',
      payload,
      'pending',
      noticeKey,
      0,
      '2026-01-01',
    ];
  });
  for (let first = 0; first < count; first += ROWS_AT_ONCE)
    await sql(
      `INSERT INTO mlm_notification_log
         (channel, type, subject, message, payload, status, notice_key, attempts, next_attempt_at) VALUES ?`,
      [rows.slice(first, first + ROWS_AT_ONCE)],
    );
};

/** What the host's application is about to send by itself; due by every look of it. */
export const givenHostNotices = async ({ sql }: Sql): Promise<void> => {
  await sql(
    `INSERT INTO mlm_notification_log (user_id, channel, type, subject, message, payload, next_attempt_at) VALUES
       (1, 'email', 'commission_approved', 'Yours', 'x', '{}', NULL),
       (2, 'sms', 'otp', NULL, NULL, NULL, NULL),
       (3, 'system', 'payout_batch_created', 'Not ours', 'x', '{"type": "payout_batch_created"}', '2026-01-01')`,
  );
};

/** Our rows, with the seconds until the next attempt. */
export const outbox = ({ sql }: Sql): Promise<Row[]> =>
  sql(
    `SELECT notice_key, status, attempts, error_message, sent_at,
            TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), next_attempt_at) AS due_in_seconds
       FROM mlm_notification_log WHERE notice_key IS NOT NULL ORDER BY id`,
  );

/** As if the time of every next attempt had come. */
export const passTime = async ({ sql }: Sql): Promise<void> => {
  await sql(
    `UPDATE mlm_notification_log SET next_attempt_at = '2026-01-01' WHERE next_attempt_at IS NOT NULL`,
  );
};
