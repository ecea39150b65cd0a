import * as z from 'zod';
import { HOLDS_STREAM } from '../../domain/audit/streams.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { Stretch } from '../../domain/payments/stretch.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { CountColumn, FlagColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { PAYMENT, PaymentColumn } from './payment-column.ts';
import { readStretches } from './stretches.ts';

export type PayStanding = {
  /** Of the batch's stream. Where it has moved on since, all that was read beside it is read anew. */
  readonly headSeq: number;
  /** Of the holds': somebody may set one meanwhile. */
  readonly holdsSeq: number;
  readonly payment: Payment | null;
  /** Whether the batch pays this user: what has been paid, or let go, too. */
  readonly paysCaller: boolean;
  /** As its row says; null where nothing has sealed it. */
  readonly contentHash: string | null;
};

const StandingRow = z.object({
  headSeq: CountColumn,
  holdsSeq: CountColumn,
  payment: PaymentColumn,
  paysCaller: FlagColumn,
  contentHash: z.string().nullable(),
});

/** What is asked before a payment is decided on, outside of its transaction. No row: there is no such batch. */
export const readPayStanding = (batchId: string, userId: string): Read<PayStanding> => ({
  sql: `SELECT COALESCE((SELECT s.seq FROM mlm_payout_streams s WHERE s.stream = ${BATCH_STREAM}), 0) AS headSeq,
               COALESCE((SELECT s.seq FROM mlm_payout_streams s WHERE s.stream = :holds), 0) AS holdsSeq,
               ${PAYMENT} AS payment,
               EXISTS (SELECT 1 FROM mlm_payout_batch_items i
                        WHERE i.batch_id = b.id AND i.beneficiary_user_id = CAST(:userId AS UNSIGNED)) AS paysCaller,
               b.content_hash AS contentHash
          FROM mlm_payout_batches b WHERE b.id = :batchId`,
  params: { batchId, userId, holds: HOLDS_STREAM },
  row: StandingRow,
});

const StretchRow = z.object({ first: CountColumn, last: CountColumn, held: FlagColumn });

/**
 * How it stands, and its stretches, all at one instant: so that a begin, which needs both, takes one call. How it stands is
 * one column: with more, as many stretches as are read would be more than an answer of the Data API holds.
 */
export const readStandingWithStretches = (batchId: string, userId: string): Read<PayStanding | Stretch> => {
  const standing = readPayStanding(batchId, userId);
  return {
    sql: `SELECT JSON_OBJECT('headSeq', CAST(a.headSeq AS CHAR), 'holdsSeq', CAST(a.holdsSeq AS CHAR),
                             'payment', a.payment, 'paysCaller', CAST(a.paysCaller AS CHAR), 'contentHash', a.contentHash) AS standing,
                 NULL AS first, NULL AS last, NULL AS held
            FROM (${standing.sql}) a
           UNION ALL
          SELECT NULL, d.first, d.last, d.held FROM (${readStretches(batchId).sql}) d`,
    params: standing.params,
    row: z.union([
      StretchRow,
      z.object({ standing: z.string() }).transform((found) => StandingRow.parse(JSON.parse(found.standing))),
    ]),
  };
};

/** The head of the holds' stream, which nobody moves on until the transaction ends. No row: nobody has ever set one. */
export const lockHoldsHead = (): Read<{ seq: number }> => ({
  sql: 'SELECT s.seq FROM mlm_payout_streams s WHERE s.stream = :holds LOCK IN SHARE MODE',
  params: { holds: HOLDS_STREAM },
  row: z.object({ seq: CountColumn }),
});
