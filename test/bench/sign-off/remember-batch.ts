import type { PayoutStack } from '../../support/payout-stack.ts';

/** How a batch stands; the answer takes back what a first vote of somebody or a begin has written since, so that it can be done anew. */
export const rememberBatch = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  batchId: string,
): Promise<() => Promise<void>> => {
  const stream = `batch-${batchId}`;
  const [batch] = await sql(
    'SELECT status, approval_count, approved_by_user_id, approved_at, payment_begun_at FROM mlm_payout_batches WHERE id = ?',
    [batchId],
  );
  const [head] = await sql('SELECT seq, hash FROM mlm_payout_streams WHERE stream = ?', [stream]);
  const [last] = await sql(
    `SELECT (SELECT COALESCE(MAX(id), 0) FROM mlm_payout_batch_approvals) AS vote,
            (SELECT COALESCE(MAX(id), 0) FROM mlm_notification_log) AS notice`,
  );
  return async () => {
    await sql('DELETE FROM mlm_payout_events WHERE stream = ? AND seq > ?', [stream, head?.['seq']]);
    await sql('UPDATE mlm_payout_streams SET ? WHERE stream = ?', [head, stream]);
    await sql('UPDATE mlm_payout_batches SET ? WHERE id = ?', [batch, batchId]);
    await sql('DELETE FROM mlm_payout_batch_approvals WHERE id > ?', [last?.['vote']]);
    await sql('DELETE FROM mlm_notification_log WHERE id > ?', [last?.['notice']]);
  };
};
