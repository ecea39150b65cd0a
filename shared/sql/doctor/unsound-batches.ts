import { UNADOPTED } from '../adoption/unadopted.ts';
import { ADOPTED_UNANSWERED, NOT_UNANSWERED, RESTORED_UNANSWERED } from '../adoption/unanswered.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { WAS_RESTORED } from '../batches/was-restored.ts';
import { utcText } from '../columns.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

const BATCH = ['batchId', 'batchReference', 'batchStatus', 'records', 'amount'];

const batchSql = `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus,
                         b.total_records AS records, b.total_amount AS amount FROM mlm_payout_batches b`;

/**
 * Awaiting approval here, or rejected since, though the old page had approved them, in the version that did not ask finance:
 * the event of the adoption knows. Its detail is canonical JSON, in which the status before is the last key of its object,
 * and the status since is not. Where somebody has said since what the bank did, there is nothing to ask any more.
 */
export const listReopened = (): Read<Listed> =>
  listed(
    `${batchSql}
       JOIN mlm_payout_events e ON e.stream = ${BATCH_STREAM}
      WHERE b.status IN ('pending_approval', 'cancelled') AND b.run_id IS NULL AND e.action = 'batch_adopted'
        AND e.detail LIKE :wasProcessing AND e.detail NOT LIKE :heldAsProcessing
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_events a
                         WHERE a.stream = e.stream AND (a.action = 'late_payment_recorded' OR a.detail LIKE '%"bankPaidNothing":true%'))`,
    BATCH,
    'f.batchId',
    { wasProcessing: '%"status":"processing"}%', heldAsProcessing: '%,"status":"processing","total%' },
  );

/** Approved that long ago and still not paid, but for what finance is asked about anyway. Epoch seconds. */
export const listStuckProcessing = (beforeSeconds: number, audited: boolean): Read<Listed> =>
  listed(
    `${batchSql} WHERE b.status = 'processing' AND COALESCE(b.approved_at, b.created_at) < FROM_UNIXTIME(:beforeSeconds)
                   ${audited ? NOT_UNANSWERED : ''}`,
    BATCH,
    'f.batchId',
    { beforeSeconds },
  );

/** In processing on the old page when taken in: held until finance says what the bank did. */
export const listUnanswered = (): Read<Listed> =>
  listed(
    `${batchSql} WHERE b.status = 'processing' AND b.run_id IS NULL AND ${ADOPTED_UNANSWERED}`,
    BATCH,
    'f.batchId',
  );

/** Held since a restore, for the same reason. */
export const listRestoredUnanswered = (): Read<Listed> =>
  listed(`${batchSql} WHERE b.status = 'processing' AND ${RESTORED_UNANSWERED}`, BATCH, 'f.batchId');

export const listDrafts = (): Read<Listed> =>
  listed(`${batchSql} WHERE b.status = 'draft'`, BATCH, 'f.batchId');

export const listEmptyBatches = (): Read<Listed> =>
  listed(
    `${batchSql} WHERE b.status IN ('pending_approval', 'processing')
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items i WHERE i.batch_id = b.id)`,
    BATCH,
    'f.batchId',
  );

/** Nothing reserved what is in them: the old script made them after the adoption, or there was none. */
export const listUnadopted = (): Read<Listed> => listed(`${batchSql} WHERE ${UNADOPTED}`, BATCH, 'f.batchId');

/** Batches whose number or sum is not that of their items; `amount` is the difference. */
export const listTotalsDiffer = (migrated: boolean): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus,
            b.total_records AS records, COALESCE(s.items, 0) AS items,
            b.total_amount AS totalAmount, COALESCE(s.amount, 0.00) AS itemAmount,
            ABS(b.total_amount - COALESCE(s.amount, 0.00)) AS amount
       FROM mlm_payout_batches b
       LEFT JOIN (SELECT batch_id, COUNT(*) AS items, SUM(amount) AS amount
                    FROM mlm_payout_batch_items ${migrated ? 'WHERE dropped = 0' : ''} GROUP BY batch_id) s ON s.batch_id = b.id
      WHERE b.total_records <> COALESCE(s.items, 0) OR b.total_amount <> COALESCE(s.amount, 0.00)`,
    ['batchId', 'batchReference', 'batchStatus', 'records', 'items', 'totalAmount', 'itemAmount', 'amount'],
    'f.batchId',
  );

/** Approved, or paid after our own run made them, with fewer votes on their content than they need: the old page counts others. */
export const listApprovedWithoutVotes = (audited: boolean): Read<Listed> =>
  listed(
    `SELECT v.*
       FROM (SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus,
                    b.required_approvals AS requiredApprovals, b.total_amount AS amount,
                    (SELECT COUNT(*) FROM mlm_payout_batch_approvals a
                      WHERE a.batch_id = b.id AND a.status = 'approved' AND a.content_hash = b.content_hash) AS approvals
               FROM mlm_payout_batches b
              WHERE b.content_hash IS NOT NULL
                AND (b.status = 'processing' OR (b.status = 'completed' AND b.run_id IS NOT NULL))
                ${audited ? `AND NOT ${WAS_RESTORED} ${NOT_UNANSWERED}` : ''}) v
      WHERE v.approvals < v.requiredApprovals`,
    ['batchId', 'batchReference', 'batchStatus', 'requiredApprovals', 'approvals', 'amount'],
    'f.batchId',
  );

/** Due, and reserved by a batch that will not pay it any more: no other batch can. */
export const listHeldByFinishedBatch = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.beneficiary_user_id AS beneficiaryUserId, b.id AS batchId,
            b.batch_reference AS batchReference, b.status AS batchStatus, i.status AS itemStatus, i.amount
       FROM mlm_commission_ledger l FORCE INDEX (idx_payout_claim)
       JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id
       JOIN mlm_payout_batches b ON b.id = i.batch_id
      WHERE l.status = 'approved'
        AND (b.status = 'cancelled' OR (b.status = 'completed' AND i.status IN ('pending', 'approved')))`,
    ['commissionId', 'beneficiaryUserId', 'batchId', 'batchReference', 'batchStatus', 'itemStatus', 'amount'],
    'f.batchId, f.commissionId',
  );

/** The ledger says that a batch holds it; no live item of that batch does. */
export const listMarkersWithoutLiveItem = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.status AS ledgerStatus, l.payout_batch_id AS markedBatchId,
            i.batch_id AS liveInBatchId, l.amount
       FROM mlm_commission_ledger l
       LEFT JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id
      WHERE l.status IN ('pending', 'approved', 'paid', 'cancelled') AND l.payout_batch_id IS NOT NULL
        AND (i.id IS NULL OR i.batch_id <> l.payout_batch_id)`,
    ['commissionId', 'ledgerStatus', 'markedBatchId', 'liveInBatchId', 'amount'],
    'f.commissionId',
  );

export const listLiveItemsWithoutMarker = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.batch_id AS batchId, i.item_no AS itemNo, i.status AS itemStatus, i.amount
       FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.live_commission_id
      WHERE i.live_commission_id IS NOT NULL AND l.payout_batch_id IS NULL`,
    ['commissionId', 'batchId', 'itemNo', 'itemStatus', 'amount'],
    'f.commissionId',
  );

/** Attempts that should have ended, and no repeat has finished their key. */
export const listUnfinishedRuns = (startedBefore: Date): Read<Listed> =>
  listed(
    `SELECT r.run_key AS runKey, r.attempt_id AS attemptId, r.started_at AS startedAt,
            CAST(NULL AS DECIMAL(15,2)) AS amount
       FROM mlm_payout_runs r WHERE r.outcome = 'running' AND r.started_at < :startedBefore
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_runs d WHERE d.done_key = r.run_key)`,
    ['runKey', 'attemptId', 'startedAt', 'amount'],
    'f.startedAt',
    { startedBefore: utcText(startedBefore) },
  );
