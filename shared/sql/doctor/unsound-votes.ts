import { MAY_APPROVE } from '../approvers/may-approve.ts';
import { ENTITLED, SIGNED_IN_BEFORE, VOTE_RECORDED } from '../batches/votes.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

const approvalsWhere = (condition: string): string =>
  `(SELECT COUNT(*) FROM mlm_payout_batch_approvals v
                      WHERE v.batch_id = b.id AND v.status = 'approved' AND ${condition})`;

const onThisHash = (entitled: string): string =>
  `(b.content_hash IS NULL OR (v.content_hash = b.content_hash AND ${entitled}))`;

/**
 * Pending batches that have the approvals they need, or count others than were cast by those who may. What the host has
 * deleted of these since they were last counted, is told by itself.
 */
export const listVotesDiffer = (migrated: boolean): Read<Listed> => {
  const [now, before] = migrated ? [onThisHash(ENTITLED), onThisHash(SIGNED_IN_BEFORE)] : ['1 = 1', '1 = 1'];
  return listed(
    `SELECT p.*
       FROM (SELECT b.id AS batchId, b.batch_reference AS batchReference, b.required_approvals AS requiredApprovals,
                    b.approval_count AS approvalCount, b.total_amount AS amount,
                    ${approvalsWhere(now)} AS approvals,
                    ${approvalsWhere(before)} AS approvalsBeforeDeletion
               FROM mlm_payout_batches b WHERE b.status = 'pending_approval') p
      WHERE p.approvalCount >= p.requiredApprovals
         OR p.approvalCount NOT BETWEEN p.approvals AND p.approvalsBeforeDeletion`,
    ['batchId', 'batchReference', 'requiredApprovals', 'approvalCount', 'approvals', 'amount'],
    'f.batchId',
  );
};

/** Approvals of pending batches that would count, had the host not deleted their givers. */
export const listVotesOfDeletedUsers = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, v.approver_user_id AS userId,
            b.required_approvals AS requiredApprovals, b.total_amount AS amount
       FROM mlm_payout_batches b
       JOIN mlm_payout_batch_approvals v ON v.batch_id = b.id AND v.status = 'approved' AND v.content_hash = b.content_hash
       LEFT JOIN users u ON u.id = v.approver_user_id
      WHERE b.status = 'pending_approval' AND u.id IS NULL AND ${SIGNED_IN_BEFORE} AND ${VOTE_RECORDED}`,
    ['batchId', 'batchReference', 'userId', 'requiredApprovals', 'amount'],
    'f.batchId, f.userId',
  );

/**
 * Pending batches that cannot come to the approvals they need: too few may approve them, since they were made or by now. Those
 * of which nobody kept whom they pay are not asked.
 */
export const listTooFewMayApprove = (): Read<Listed> =>
  listed(
    `SELECT p.*
       FROM (SELECT b.id AS batchId, b.batch_reference AS batchReference, b.required_approvals AS requiredApprovals,
                    b.may_approve_count AS mayApprove, JSON_LENGTH(b.paid_approvers) AS paidApprovers,
                    (SELECT COUNT(DISTINCT a.user_id) FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
                      WHERE ${MAY_APPROVE} AND a.active_since < b.made_at AND a.user_id <> COALESCE(b.requested_by_user_id, 0)
                        AND NOT JSON_CONTAINS(b.paid_approvers, CONCAT('"', a.user_id, '"'))) AS mayApproveNow,
                    b.total_amount AS amount
               FROM mlm_payout_batches b
              WHERE b.status = 'pending_approval' AND b.may_approve_count IS NOT NULL AND JSON_VALID(b.paid_approvers)) p
      WHERE p.mayApproveNow < p.requiredApprovals`,
    [
      ...['batchId', 'batchReference', 'requiredApprovals', 'mayApprove', 'mayApproveNow', 'paidApprovers'],
      'amount',
    ],
    'f.batchId',
  );
