import * as z from 'zod';
import type { Vote } from '../../domain/batches/vote.ts';
import { MAY_APPROVE } from '../approvers/may-approve.ts';
import { FlagColumn, IdColumn, SecondsColumn } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read, Write } from '../statement.ts';

/** Whether the voter of `v`, by a sign-in that is as the audit trail says, is an active approver, since before the batch `b` was made. */
export const SIGNED_IN_BEFORE = `EXISTS (SELECT 1 FROM mlm_payout_approvers a
                         WHERE a.user_id = v.approver_user_id AND ${MAY_APPROVE}
                           AND a.active_since < COALESCE(b.made_at,
                                 DATE_ADD('1970-01-01', INTERVAL UNIX_TIMESTAMP(b.created_at) SECOND)))`;

/**
 * Whether the approval of `v` counts for `b`, as far as its voter goes: as long as the batch is pending, the host must know
 * them still; once it is approved, that stands. Subqueries, which a locking read does not lock; under REPEATABLE READ they
 * see what was true at the transaction's first read that is not locking, so none may come before the locks.
 */
export const ENTITLED = `(${SIGNED_IN_BEFORE}
                      AND (b.status <> 'pending_approval' OR EXISTS (SELECT 1 FROM users k WHERE k.id = v.approver_user_id)))`;

/** Pending batches that count, or did until the host deleted them, an approval of this person. */
export const readBatchesApprovedBy = (userId: string): Read<{ batchId: string }> => ({
  sql: `SELECT b.id AS batchId FROM mlm_payout_batches b
          JOIN mlm_payout_batch_approvals v ON v.batch_id = b.id AND v.approver_user_id = CAST(:userId AS UNSIGNED)
         WHERE b.status = 'pending_approval' AND v.status = 'approved' AND v.content_hash = b.content_hash
         ORDER BY b.id`,
  params: { userId },
  row: z.object({ batchId: IdColumn }),
});

/**
 * Whether the vote `v` has an event of its own, by its voter and on its content, and they have not taken it back since: one
 * that somebody wrote by SQL counts for nothing.
 */
export const VOTE_RECORDED = `EXISTS (SELECT 1 FROM mlm_payout_events r
                         WHERE r.stream = CONVERT(CONCAT('batch-', v.batch_id) USING ascii) COLLATE ascii_bin
                           AND r.actor = CONCAT('user ', v.approver_user_id) AND r.action IN ('vote_recorded', 'batch_approved')
                           AND LOCATE(CONCAT('"contentHash":"', v.content_hash, '"'), r.detail) > 0
                           AND NOT EXISTS (SELECT 1 FROM mlm_payout_events w WHERE w.stream = r.stream AND w.seq > r.seq
                                              AND w.actor = r.actor AND w.action IN ('vote_withdrawn', 'batch_rejected')))`;

/**
 * A vote as stored, whether it is on record, and whether its voter is entitled, since before the batch was made. All
 * that is not of the vote's row stands in subqueries, which a locking read does not lock: the host goes on writing its users.
 */
export const VOTE_COLUMNS = `v.approver_user_id AS userId,
               (SELECT u.name FROM users u WHERE u.id = v.approver_user_id) AS name,
               v.status AS decision, v.notes, v.content_hash AS votedHash,
               UNIX_TIMESTAMP(COALESCE(v.updated_at, v.created_at)) AS votedAt,
               ${VOTE_RECORDED} AS recorded,
               (SELECT ${ENTITLED} FROM mlm_payout_batches b WHERE b.id = v.batch_id) AS entitled`;

/** All NULL beside a batch that has none. */
export const VoteShape = {
  userId: IdColumn.nullable(),
  name: z.string().nullable(),
  decision: z.enum(['pending', 'approved', 'rejected']).nullable(),
  notes: z.string().nullable(),
  votedHash: z.string().nullable(),
  votedAt: SecondsColumn.nullable(),
  recorded: FlagColumn,
  entitled: FlagColumn.nullable(),
};
const VoteRow = z.object(VoteShape);

/** null: there is none. */
export const voteIn = ({
  userId,
  name,
  decision,
  notes,
  votedHash: contentHash,
  votedAt: at,
  recorded,
  entitled,
}: z.output<typeof VoteRow>): Vote | null =>
  userId === null || decision === null || at === null
    ? null
    : { userId, name, decision, notes, contentHash, at, recorded, entitled: entitled === true };

const VOTES = `SELECT ${VOTE_COLUMNS}
          FROM mlm_payout_batch_approvals v WHERE v.batch_id = :batchId ORDER BY v.approver_user_id`;

const StoredVote = VoteRow.transform(voteIn).pipe(z.custom<Vote>((vote) => vote !== null));

/** For showing. */
export const readVotes = (batchId: string): Read<Vote> => ({
  sql: VOTES,
  params: { batchId },
  row: StoredVote,
});

export type VoteOfBatch = Vote & { readonly batchId: string };

/** For showing, of several batches. */
export const readVotesOf = (batchIds: readonly string[]): Read<VoteOfBatch> => {
  const { placeholders, params } = idList(batchIds);
  return {
    sql: `SELECT v.batch_id AS batchId, ${VOTE_COLUMNS}
            FROM mlm_payout_batch_approvals v WHERE v.batch_id IN (${placeholders}) ORDER BY v.batch_id, v.approver_user_id`,
    params,
    row: VoteRow.extend({ batchId: IdColumn })
      .transform(({ batchId, ...row }) => {
        const vote = voteIn(row);
        return vote && { batchId, ...vote };
      })
      .pipe(z.custom<VoteOfBatch>((vote) => vote !== null)),
  };
};

/**
 * For counting, under the batch's lock. A plain read would, under REPEATABLE READ, miss votes that were committed while
 * this transaction waited for that lock.
 */
export const lockVotes = (batchId: string): Read<Vote> => ({
  sql: `${VOTES} LOCK IN SHARE MODE`,
  params: { batchId },
  row: StoredVote,
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
