import * as z from 'zod';
import type { ApproverSignIn, CastVote } from '../../domain/batches/awaited-approvers.ts';
import { MAY_APPROVE } from '../approvers/may-approve.ts';
import { IdColumn, UtcColumn } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read } from '../statement.ts';

/** Who may approve anything at all; whose user the host deleted signs in no more. */
export const readApproverSignIns = (): Read<ApproverSignIn> => ({
  sql: `SELECT a.user_id AS userId, u.name, a.active_since AS activeSince
          FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
         WHERE ${MAY_APPROVE}
         ORDER BY a.user_id, a.id`,
  params: {},
  row: z.object({ userId: IdColumn, name: z.string().nullable(), activeSince: UtcColumn }),
});

/** All that was said of the batches and not taken back. */
export const readCastVotes = (batchIds: readonly string[]): Read<CastVote> => {
  const { placeholders, params } = idList(batchIds);
  return {
    sql: `SELECT batch_id AS batchId, approver_user_id AS userId, content_hash AS contentHash
            FROM mlm_payout_batch_approvals
           WHERE status <> 'pending' AND batch_id IN (${placeholders})`,
    params,
    row: z.object({ batchId: IdColumn, userId: IdColumn, contentHash: z.string().nullable() }),
  };
};
