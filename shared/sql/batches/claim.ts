import * as z from 'zod';
import { MomentColumn, momentOf } from '../columns.ts';
import { BEFORE_WINDOW, CLAIMABLE, HOLDS } from '../runs/eligible.ts';
import { GAPS } from '../runs/restored-gap.ts';
import type { Read, Write } from '../statement.ts';
import { inLedgerOrder } from './in-ledger-order.ts';
import type { ItemRange } from './settlement.ts';

/** Position in the order in which commissions are claimed: (created_at, id). */
export type ClaimCursor = {
  /** Epoch seconds, with the parts that the ledger keeps: cut off, the next chunk would begin with rows of the last. */
  readonly createdAt: string;
  readonly commissionId: string;
};

export type CommissionClaim = {
  readonly batchId: string;
  /** Items already in the batch; item_no continues after it. */
  readonly itemCount: number;
  readonly after: ClaimCursor;
  /** Epoch seconds, exclusive. */
  readonly toSeconds: number;
  readonly limit: number;
  /** Users that the survey did not find. */
  readonly missingBeneficiaries: readonly string[];
};

/**
 * Reserves the next commissions. live_commission_id is UNIQUE: should two claims ever meet, the database refuses one.
 * The derived table bounds what is read and locked by LIMIT; the cursor spares walking earlier chunks again; rows that
 * the host holds are skipped, because waiting for them would stop the run. The table of users stays out of it: under
 * REPEATABLE READ its rows would be locked too, and SKIP LOCKED does not reach into a subquery. The hint keeps MySQL,
 * while items are few, from reading all live ones instead of asking for each; to MariaDB it is a comment.
 */
export const claimCommissions = (claim: CommissionClaim): Write => ({
  sql: `INSERT INTO mlm_payout_batch_items
          (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)
        SELECT :batchId, :itemCount + ROW_NUMBER() OVER (ORDER BY d.created_at, d.id),
               d.id, d.beneficiary_user_id, d.amount, 'pending', d.id
          FROM (SELECT l.id, l.beneficiary_user_id, l.amount, l.created_at
                  FROM mlm_commission_ledger l FORCE INDEX (idx_payout_claim)
                  ${HOLDS}
                  ${GAPS}
                 WHERE ${CLAIMABLE}
                   AND l.created_at >= ${momentOf('after')}
                   AND (l.created_at > ${momentOf('after')} OR l.id > :afterCommissionId)
                   AND FIND_IN_SET(l.beneficiary_user_id, :missingBeneficiaries) = 0
                   AND NOT EXISTS (SELECT /*+ NO_SEMIJOIN() */ 1 FROM mlm_payout_batch_items i WHERE i.live_commission_id = l.id)
                 ORDER BY l.created_at, l.id
                 LIMIT :limit
                   FOR UPDATE SKIP LOCKED) d`,
  params: {
    batchId: claim.batchId,
    itemCount: claim.itemCount,
    after: claim.after.createdAt,
    afterCommissionId: claim.after.commissionId,
    toSeconds: claim.toSeconds,
    limit: claim.limit,
    missingBeneficiaries: claim.missingBeneficiaries.join(','),
  },
  expectRows: 'any',
});

/** The pass of what batches let go and the window would leave behind; in the order of its key. */
export type DueClaim = Omit<CommissionClaim, 'after'> & {
  readonly afterCommissionId: string;
  /** Epoch seconds: older than the window, but not than this. */
  readonly fromSeconds: number;
  readonly dueFromSeconds: number;
};

/**
 * Reserves the next of them, from the key of the due: as an OR beside the window, every stranded row would be read and
 * locked. All else is as in claimCommissions.
 */
export const claimDue = (claim: DueClaim): Write => ({
  sql: `INSERT INTO mlm_payout_batch_items
          (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)
        SELECT :batchId, :itemCount + ROW_NUMBER() OVER (ORDER BY d.id), d.id, d.beneficiary_user_id, d.amount, 'pending', d.id
          FROM (SELECT l.id, l.beneficiary_user_id, l.amount
                  FROM mlm_payout_batch_items q FORCE INDEX (uq_item_due_commission)
                  STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = q.due_commission_id
                  ${HOLDS}
                  ${GAPS}
                 WHERE q.due_commission_id > :afterCommissionId
                   AND ${CLAIMABLE} AND ${BEFORE_WINDOW}
                   AND FIND_IN_SET(l.beneficiary_user_id, :missingBeneficiaries) = 0
                   AND NOT EXISTS (SELECT /*+ NO_SEMIJOIN() */ 1 FROM mlm_payout_batch_items i WHERE i.live_commission_id = l.id)
                 ORDER BY q.due_commission_id
                 LIMIT :limit
                   FOR UPDATE SKIP LOCKED) d`,
  params: { ...claim, missingBeneficiaries: claim.missingBeneficiaries.join(',') },
  expectRows: 'any',
});

/** What the batch has taken, by either pass, is due no more. From the key of the due: they are few, the items may be a million. */
export const clearDue = (batchId: string, stillDue: number): Write => ({
  sql: `UPDATE mlm_payout_batch_items q FORCE INDEX (uq_item_due_commission)
          STRAIGHT_JOIN mlm_payout_batch_items n FORCE INDEX (uq_item_live_commission) ON n.live_commission_id = q.due_commission_id
           SET q.due_commission_id = NULL
         WHERE q.due_commission_id > 0 AND n.batch_id = :batchId`,
  params: { batchId },
  expectRows: stillDue,
});

/** Where the claim stands after the item, so that the next chunk starts there. As it is now: the item may be younger than what this transaction sees. */
export const readClaimCursor = (batchId: string, itemNo: number): Read<ClaimCursor> => ({
  sql: `SELECT UNIX_TIMESTAMP(l.created_at) AS createdAt, l.id AS commissionId
          FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
         WHERE i.batch_id = :batchId AND i.item_no = :itemNo LOCK IN SHARE MODE`,
  params: { batchId, itemNo },
  row: z.object({ createdAt: MomentColumn, commissionId: z.string() }),
});

/**
 * The marker that host pages see and that keeps queries bounded; the UNIQUE key on the items is the truth. The order and
 * the keys are forced: a plan that scans the ledger would lock, and so wait for, the very rows that the host holds.
 */
export const markClaimed = (range: ItemRange): Write => ({
  sql: `UPDATE ${inLedgerOrder('i.live_commission_id IS NOT NULL')}
          STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = i.commission_id
           SET l.payout_batch_id = i.batch_id
         WHERE l.payout_batch_id IS NULL`,
  params: { ...range },
  expectRows: range.last - range.first + 1,
});
