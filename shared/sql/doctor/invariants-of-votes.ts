import { NOT_UNANSWERED } from '../adoption/unanswered.ts';
import { ENTITLED, SIGNED_IN_BEFORE, VOTE_RECORDED } from '../batches/votes.ts';
import { WAS_RESTORED } from '../batches/was-restored.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

/** When the vote `v` was cast: its second, which is all that is kept. */
const VOTED_AT = `DATE_ADD('1970-01-01', INTERVAL UNIX_TIMESTAMP(COALESCE(v.updated_at, v.created_at)) SECOND)`;

/** A row that changed since, or within that second, says nothing of what it was then. */
const ENTITLED_THEN = `(${SIGNED_IN_BEFORE}
       OR EXISTS (SELECT 1 FROM mlm_payout_approvers c
                   WHERE c.user_id = v.approver_user_id
                     AND c.changed_at >= ${VOTED_AT}))`;

const ON_THIS_HASH = `v.batch_id = b.id AND v.status = 'approved' AND v.content_hash = b.content_hash`;

/**
 * Batches that count other votes than people cast who may, that went on with too few, or wait with enough. Votes of a batch
 * that has gone on are those of whoever was entitled when they voted. Of one that is pending the host may have deleted voters
 * since it was last counted (unsound-votes).
 */
export const listMiscountedVotes = (): Read<Listed> =>
  listed(
    `SELECT p.*
       FROM (SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus,
                    b.required_approvals AS requiredApprovals, b.approval_count AS approvalCount,
                    (SELECT COUNT(*) FROM mlm_payout_batch_approvals v
                      WHERE ${ON_THIS_HASH} AND ${VOTE_RECORDED} AND ${ENTITLED}) AS approvals,
                    (SELECT COUNT(*) FROM mlm_payout_batch_approvals v
                      WHERE ${ON_THIS_HASH} AND ${VOTE_RECORDED} AND ${SIGNED_IN_BEFORE}) AS approvalsBeforeDeletion,
                    (SELECT COUNT(*) FROM mlm_payout_batch_approvals v
                      WHERE ${ON_THIS_HASH} AND ${VOTE_RECORDED} AND ${ENTITLED_THEN}) AS approvalsThen,
                    b.total_amount AS amount
               FROM mlm_payout_batches b
              WHERE b.content_hash IS NOT NULL
                AND (b.status = 'pending_approval'
                  OR (b.status = 'processing' ${NOT_UNANSWERED})
                  OR (b.status = 'completed' AND b.run_id IS NOT NULL AND NOT ${WAS_RESTORED}))) p
      WHERE (p.batchStatus = 'pending_approval'
             AND (p.approvalCount NOT BETWEEN p.approvals AND p.approvalsBeforeDeletion
               OR p.approvalCount >= p.requiredApprovals))
         OR (p.batchStatus <> 'pending_approval'
             AND (p.approvalCount < p.requiredApprovals OR p.approvalCount > p.approvalsThen))`,
    [
      ...['batchId', 'batchReference', 'batchStatus', 'requiredApprovals', 'approvalCount'],
      ...['approvals', 'approvalsThen', 'amount'],
    ],
    'f.batchId',
  );

/** Approvals by people who were not entitled, who had asked for the batch, or who are paid by it. */
export const listVotesOfTheInvolved = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus, v.approver_user_id AS userId,
            CASE WHEN v.approver_user_id = b.requested_by_user_id THEN 'asked for the batch'
                 WHEN NOT ${ENTITLED_THEN} THEN 'not entitled since before the batch was made'
                 ELSE 'paid by the batch' END AS because,
            b.total_amount AS amount
       FROM mlm_payout_batches b JOIN mlm_payout_batch_approvals v ON ${ON_THIS_HASH}
      WHERE b.content_hash IS NOT NULL AND b.status IN ('pending_approval', 'processing', 'completed')
        AND (v.approver_user_id = b.requested_by_user_id OR NOT ${ENTITLED_THEN}
          OR EXISTS (SELECT 1 FROM mlm_payout_batch_items i
                      WHERE i.batch_id = b.id AND i.beneficiary_user_id = v.approver_user_id))`,
    ['batchId', 'batchReference', 'batchStatus', 'userId', 'because', 'amount'],
    'f.batchId, f.userId',
  );
