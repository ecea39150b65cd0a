import * as z from 'zod';
import { batchStream } from '../../domain/audit/streams.ts';
import type { Vote } from '../../domain/batches/vote.ts';
import { PAYMENT, PaymentColumn } from '../payments/payment-column.ts';
import type { Read } from '../statement.ts';
import {
  BATCH_COLUMNS,
  BatchShape,
  HEAD_COLUMNS,
  HeadShape,
  headIn,
  type LockedBatch,
  type SealedBatch,
  sealedIn,
} from './batch-rows.ts';
import { SEAL, SealColumn } from './seal-column.ts';
import { VOTE_COLUMNS, VoteShape, voteIn } from './votes.ts';

export type VotedBatch = LockedBatch & SealedBatch & { readonly votes: readonly Vote[] };

/** The batch beside each of its votes; beside none, where it has none. */
type Row = LockedBatch & SealedBatch & { readonly vote: Vote | null };

/**
 * One call: the batch, the head of its stream and its votes, all locked, and then what stands in subqueries, which lock
 * nothing. Under REPEATABLE READ a plain read in front of these locks would miss votes and removals that were committed while
 * this transaction waited for them.
 */
export const lockBatchWithVotes = (batchId: string): Read<Row> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${HEAD_COLUMNS}, ${SEAL} AS seal, ${PAYMENT} AS payment, ${VOTE_COLUMNS}
          FROM mlm_payout_batches b
          LEFT JOIN mlm_payout_streams s ON s.stream = :stream
          LEFT JOIN mlm_payout_batch_approvals v ON v.batch_id = b.id
         WHERE b.id = :batchId ORDER BY v.approver_user_id FOR UPDATE`,
  params: { batchId, stream: batchStream(batchId) },
  row: z
    .object({ ...BatchShape.shape, ...HeadShape, seal: SealColumn, payment: PaymentColumn, ...VoteShape })
    .transform(
      ({
        headSeq,
        headHash,
        userId,
        name,
        decision,
        notes,
        votedHash,
        votedAt,
        recorded,
        entitled,
        ...row
      }) => ({
        ...sealedIn(row),
        head: headIn({ headSeq, headHash }),
        vote: voteIn({ userId, name, decision, notes, votedHash, votedAt, recorded, entitled }),
      }),
    ),
});

/** undefined: there is no such batch. */
export const votedBatchIn = (rows: readonly Row[]): VotedBatch | undefined => {
  const [first] = rows;
  return first && { ...first, votes: rows.flatMap(({ vote }) => vote ?? []) };
};
