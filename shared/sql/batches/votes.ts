import * as z from 'zod';
import type { Vote } from '../../domain/batches/vote.ts';
import { MAY_APPROVE } from '../approvers/may-approve.ts';
import { FlagColumn, IdColumn, SecondsColumn } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

/**
 * Whether the voter of `v` is an active approver, and has been one since before the batch `b` was made. A subquery, which a
 * locking read does not lock; under REPEATABLE READ it sees what was true at the transaction's first read that is not
 * locking, so none may come before the locks.
 */
export const ENTITLED = `EXISTS (SELECT 1 FROM mlm_payout_approvers a
                         WHERE a.user_id = v.approver_user_id AND ${MAY_APPROVE}
                           AND a.active_since < COALESCE(b.made_at,
                                 DATE_ADD('1970-01-01', INTERVAL UNIX_TIMESTAMP(b.created_at) SECOND)))`;

/** Pending batches that count an approval of this person. */
export const readBatchesApprovedBy = (userId: string): Read<{ batchId: string }> => ({
  sql: `SELECT b.id AS batchId FROM mlm_payout_batches b
          JOIN mlm_payout_batch_approvals v ON v.batch_id = b.id AND v.approver_user_id = CAST(:userId AS UNSIGNED)
         WHERE b.status = 'pending_approval' AND v.status = 'approved' AND v.content_hash = b.content_hash
         ORDER BY b.id`,
  params: { userId },
  row: z.object({ batchId: IdColumn }),
});

/**
 * A vote as stored, and whether its voter is entitled now, since before the batch was made. Names and entitlements stand in
 * subqueries, which a locking read does not lock: the host goes on writing its users.
 */
const VOTES = `SELECT v.approver_user_id AS userId,
               (SELECT u.name FROM users u WHERE u.id = v.approver_user_id) AS name,
               v.status AS decision, v.notes, v.content_hash AS contentHash,
               UNIX_TIMESTAMP(COALESCE(v.updated_at, v.created_at)) AS at,
               (SELECT ${ENTITLED} FROM mlm_payout_batches b WHERE b.id = v.batch_id) AS entitled
          FROM mlm_payout_batch_approvals v WHERE v.batch_id = :batchId ORDER BY v.approver_user_id`;

const VoteRow: z.ZodType<Vote> = z.object({
  userId: IdColumn,
  name: z.string().nullable(),
  decision: z.enum(['pending', 'approved', 'rejected']),
  notes: z.string().nullable(),
  contentHash: z.string().nullable(),
  at: SecondsColumn,
  entitled: FlagColumn,
});

/** For showing. */
export const readVotes = (batchId: string): Read<Vote> => ({
  sql: VOTES,
  params: { batchId },
  row: VoteRow,
});

/**
 * For counting, under the batch's lock. A plain read would, under REPEATABLE READ, miss votes that were committed while
 * this transaction waited for that lock.
 */
export const lockVotes = (batchId: string): Read<Vote> => ({
  sql: `${VOTES} LOCK IN SHARE MODE`,
  params: { batchId },
  row: VoteRow,
});

export type VoteToPut = {
  readonly batchId: string;
  readonly userId: string;
  readonly decision: 'approved' | 'rejected' | 'pending';
  readonly notes: string | null;
  /** NULL for one that is withdrawn: nothing that is bound to nothing is ever counted. */
  readonly contentHash: string | null;
  readonly atSeconds: number;
};

/** One row a person, the last word of theirs; what they said before is in the audit stream. */
export const putVote = (vote: VoteToPut): Write => ({
  sql: `INSERT INTO mlm_payout_batch_approvals
          (batch_id, approver_user_id, status, notes, content_hash, created_at, updated_at)
        VALUES (:batchId, :userId, :decision, :notes, :contentHash, FROM_UNIXTIME(:atSeconds), FROM_UNIXTIME(:atSeconds))
        ON DUPLICATE KEY UPDATE status = VALUES(status), notes = VALUES(notes),
          content_hash = VALUES(content_hash), updated_at = VALUES(updated_at)`,
  params: { ...vote },
  expectRows: 'any',
});
