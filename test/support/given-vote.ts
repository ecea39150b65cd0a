import { givenEvent } from './given-event.ts';
import type { PayoutStack } from './payout-stack.ts';

/** An approval of the batch as it stands, in its table and on record; whoever the voter is, and without what follows from it. */
export const givenVote = async (
  company: Pick<PayoutStack, 'sql'>,
  batchId: string | number,
  userId: number,
): Promise<void> => {
  const [batch] = await company.sql('SELECT content_hash FROM mlm_payout_batches WHERE id = ?', [batchId]);
  const contentHash = String(batch?.['content_hash']);
  await company.sql(
    `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash) VALUES (?, ?, 'approved', ?)`,
    [batchId, userId, contentHash],
  );
  await givenEvent(company, {
    stream: `batch-${batchId}`,
    actor: `user ${userId}`,
    action: 'vote_recorded',
    detail: { contentHash, decision: 'approved' },
  });
};
