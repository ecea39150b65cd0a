import * as z from 'zod';
import type { Approver } from '../../domain/approvers/approver.ts';
import { hasRole } from '../../domain/approvers/has-role.ts';
import type { Tally } from '../../domain/basics/tally.ts';
import type { Batch } from '../../domain/batches/batch.ts';
import { AmountColumn, CountColumn, FlagColumn, IdColumn, UtcColumn, utcText } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read } from '../statement.ts';
import { BATCH_COLUMNS, BatchShape, batchIn } from './batch-rows.ts';

/** Where an open batch stands in somebody's inbox. */
export const INBOX_PLACES = ['toVote', 'toPay', 'begun', 'waitsForOthers'] as const;
export type InboxPlace = (typeof INBOX_PLACES)[number];

export type WaitingBatch = {
  readonly batch: Batch;
  readonly place: InboxPlace;
  /** All batches of that place, whether or not they are among those that were read. */
  readonly inPlace: Tally;
  readonly begunAt: Date | null;
  readonly paysCaller: boolean;
};

/** The caller may approve it, and has said nothing of its present content (domain/batches/involvement-refusal). */
const TO_VOTE = `:isApprover = 1
                     AND :activeSince < COALESCE(b.made_at, DATE_ADD('1970-01-01', INTERVAL UNIX_TIMESTAMP(b.created_at) SECOND))
                     AND COALESCE(b.requested_by_user_id, 0) <> CAST(:userId AS UNSIGNED) AND p.batch_id IS NULL
                     AND (b.expires_at IS NULL OR b.expires_at > :at)
                     AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_approvals v
                                      WHERE v.batch_id = b.id AND v.approver_user_id = CAST(:userId AS UNSIGNED)
                                        AND v.status <> 'pending' AND v.content_hash = b.content_hash)`;

/** The caller may begin its payment (domain/batches/duty-refusal). */
const TO_PAY = `:isFinance = 1
                     AND COALESCE(b.requested_by_user_id, 0) <> CAST(:userId AS UNSIGNED) AND p.batch_id IS NULL
                     AND (COALESCE(b.payer_may_approve, 1) = 1
                          OR NOT EXISTS (SELECT 1 FROM mlm_payout_batch_approvals v
                                          WHERE v.batch_id = b.id AND v.approver_user_id = CAST(:userId AS UNSIGNED)
                                            AND v.status = 'approved'))`;

/** Batches that pay the caller, by the marks of the ledger, which has a key by beneficiary; the items, which may be a million, have none. */
const PAYS_CALLER = `SELECT DISTINCT l.payout_batch_id AS batch_id FROM mlm_commission_ledger l
                     WHERE l.beneficiary_user_id = CAST(:userId AS UNSIGNED) AND l.payout_batch_id IS NOT NULL`;

/** Every batch that is not over, where it stands in the inbox of the caller; of each place the oldest, and what all of it comes to. */
export const readWaitingBatches = (caller: Approver, at: Date, limitOfPlace: number): Read<WaitingBatch> => ({
  sql: `SELECT t.* FROM (
          SELECT w.*, COUNT(*) OVER (PARTITION BY w.place) AS placeCount, SUM(w.totalAmount) OVER (PARTITION BY w.place) AS placeAmount,
                 ROW_NUMBER() OVER (PARTITION BY w.place ORDER BY w.batchId) AS placeNo
            FROM (SELECT ${BATCH_COLUMNS}, b.payment_begun_at AS begunAt, p.batch_id IS NOT NULL AS paysCaller,
                         CASE WHEN b.status = 'pending_approval' THEN CASE WHEN ${TO_VOTE} THEN 'toVote' ELSE 'waitsForOthers' END
                              WHEN b.settling_since IS NOT NULL THEN 'waitsForOthers'
                              WHEN b.payment_begun_at IS NOT NULL THEN CASE WHEN :isFinance = 1 THEN 'begun' ELSE 'waitsForOthers' END
                              WHEN ${TO_PAY} THEN 'toPay' ELSE 'waitsForOthers' END AS place
                    FROM mlm_payout_batches b LEFT JOIN (${PAYS_CALLER}) p ON p.batch_id = b.id
                   WHERE b.status IN ('pending_approval', 'processing')) w) t
         WHERE t.placeNo <= :limitOfPlace ORDER BY t.batchId`,
  params: {
    userId: caller.userId,
    isApprover: hasRole(caller, 'approver') ? 1 : 0,
    isFinance: hasRole(caller, 'finance') ? 1 : 0,
    activeSince: utcText(caller.activeSince),
    at: utcText(at),
    limitOfPlace,
  },
  row: BatchShape.extend({
    place: z.enum(INBOX_PLACES),
    placeCount: CountColumn,
    placeAmount: AmountColumn,
    begunAt: UtcColumn.nullable(),
    paysCaller: FlagColumn,
  }).transform(({ place, placeCount: count, placeAmount: amount, begunAt, paysCaller, ...row }) => ({
    batch: batchIn(row),
    place,
    inPlace: { count, amount },
    begunAt,
    paysCaller,
  })),
});

export type PaidPerson = { readonly batchId: string; readonly userId: string };

/** Whom of those who are entitled to anything the batches pay; by the marks, as above. */
export const readPaidPeople = (batchIds: readonly string[]): Read<PaidPerson> => {
  const { placeholders, params } = idList(batchIds);
  return {
    sql: `SELECT DISTINCT l.payout_batch_id AS batchId, a.user_id AS userId
            FROM mlm_payout_approvers a JOIN mlm_commission_ledger l ON l.beneficiary_user_id = a.user_id
           WHERE a.active = 1 AND l.payout_batch_id IN (${placeholders})`,
    params,
    row: z.object({ batchId: IdColumn, userId: IdColumn }),
  };
};
