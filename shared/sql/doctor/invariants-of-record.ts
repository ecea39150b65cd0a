import { EMPTY_STREAM } from '../../domain/audit/audit-event.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { ERASED_ON_RECORD } from '../audit/erased-on-record.ts';
import { VOTE_RECORDED } from '../batches/votes.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

/** What each event of a batch owes, and the state that it alone brings about. */
const EVENTS = `SELECT 'batch_created' AS action, 'payout_batch_created' AS notice
   UNION ALL SELECT 'batch_approved', 'payout_batch_approved' UNION ALL SELECT 'batch_approved', 'finance_batch_processing'
   UNION ALL SELECT 'batch_rejected', 'payout_batch_rejected' UNION ALL SELECT 'batch_cancelled', 'payout_batch_cancelled'
   UNION ALL SELECT 'batch_expired', 'payout_batch_cancelled' UNION ALL SELECT 'batch_paid', 'payout_batch_disbursed'
   UNION ALL SELECT 'batch_paid', 'finance_batch_disbursed' UNION ALL SELECT 'nothing_paid', 'payout_batch_disbursed'
   UNION ALL SELECT 'nothing_paid', 'finance_batch_disbursed'`;

/** Of what can happen to a batch again: the notice that each owes, by the number of the event. */
const EVENTS_AGAIN = `SELECT 'payment_begun' AS action, 'payout_payment_begun' AS notice
   UNION ALL SELECT 'payment_aborted', 'payout_payment_aborted' UNION ALL SELECT 'items_returned', 'payout_items_returned'
   UNION ALL SELECT 'items_dropped', 'payout_items_dropped' UNION ALL SELECT 'late_payment_recorded', 'payout_late_payment'`;

/** What was said last of the payment of `b`, as long as that is not over. */
const LAST_OF_PAYMENT = `(SELECT y.action FROM mlm_payout_events y
                           WHERE y.stream = ${BATCH_STREAM} AND y.action IN ('payment_begun', 'payment_aborted', 'batch_restored')
                           ORDER BY y.seq DESC LIMIT 1)`;

/**
 * Our own batches in a state that no event, or more than one, brought about; that a payment is begun is one, too. What brought a
 * batch about of which something was lost with a restored database is not all on record.
 */
export const listStatesWithoutEvent = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus,
            COALESCE(t.created, 0) AS created, COALESCE(t.approved, 0) AS approved,
            COALESCE(t.paid, 0) AS paid, COALESCE(t.ended, 0) AS cancelled, b.total_amount AS amount
       FROM mlm_payout_batches b
       LEFT JOIN (SELECT e.stream, SUM(e.action = 'batch_created') AS created, SUM(e.action = 'batch_approved') AS approved,
                         SUM(e.action IN ('batch_paid', 'nothing_paid')) AS paid,
                         SUM(e.action IN ('batch_rejected', 'batch_cancelled', 'batch_expired')) AS ended,
                         SUM(e.action = 'batch_restored') AS restored
                    FROM mlm_payout_events e GROUP BY e.stream) t ON t.stream = ${BATCH_STREAM}
      WHERE b.run_id IS NOT NULL
        AND (t.stream IS NULL OR t.created <> 1
          OR (t.restored = 0 AND (t.paid <> (b.status = 'completed') OR t.ended <> (b.status = 'cancelled')
                OR (b.status IN ('processing', 'completed') AND t.approved <> 1)))
          OR t.approved > 1 OR (b.status = 'pending_approval' AND t.approved <> 0)
          OR (b.status = 'processing' AND b.settling_since IS NULL
              AND (b.payment_begun_at IS NOT NULL) <> COALESCE(${LAST_OF_PAYMENT} = 'payment_begun', 0)))`,
    ['batchId', 'batchReference', 'batchStatus', 'created', 'approved', 'paid', 'cancelled', 'amount'],
    'f.batchId',
  );

/** Votes that stand in their table and not in the audit trail, or were taken back there. */
export const listVotesWithoutEvent = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, v.approver_user_id AS userId, v.status AS vote,
            b.total_amount AS amount
       FROM mlm_payout_batches b JOIN mlm_payout_batch_approvals v ON v.batch_id = b.id AND v.content_hash = b.content_hash
      WHERE (v.status = 'approved' AND NOT ${VOTE_RECORDED})
         OR (v.status = 'rejected'
             AND NOT EXISTS (SELECT 1 FROM mlm_payout_events e
                              WHERE e.stream = ${BATCH_STREAM} AND e.actor = CONCAT('user ', v.approver_user_id)
                                AND e.action = 'batch_rejected'))`,
    ['batchId', 'batchReference', 'userId', 'vote', 'amount'],
    'f.batchId, f.userId',
  );

/** Events of batches that owe a notice which is not in the outbox. */
export const listNoticesMissing = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, e.action, o.notice, b.total_amount AS amount
       FROM mlm_payout_batches b
       JOIN mlm_payout_events e ON e.stream = ${BATCH_STREAM}
       JOIN (${EVENTS}) o ON o.action = e.action
       LEFT JOIN mlm_notification_log n
         ON n.notice_key = CONVERT(CONCAT(o.notice, '/', b.id) USING ascii) COLLATE ascii_bin
      WHERE n.notice_key IS NULL
      UNION ALL
     SELECT b.id, b.batch_reference, e.action, o.notice, b.total_amount
       FROM mlm_payout_batches b
       JOIN mlm_payout_events e ON e.stream = ${BATCH_STREAM}
       JOIN (${EVENTS_AGAIN}) o ON o.action = e.action
       LEFT JOIN mlm_notification_log n
         ON n.notice_key = CONVERT(CONCAT(o.notice, '/', b.id, '/', e.seq) USING ascii) COLLATE ascii_bin
      WHERE n.notice_key IS NULL AND (e.action <> 'payment_begun' OR e.detail LIKE '%"frozen"%')`,
    ['batchId', 'batchReference', 'action', 'notice', 'amount'],
    'f.batchId, f.notice',
  );

/** Runs that made a batch without being its run, or whose key was done more than once. */
export const listRunsOutOfStep = (): Read<Listed> =>
  listed(
    `SELECT r.run_key AS runKey, r.outcome, r.done_key AS doneKey, r.batch_id AS batchId, b.total_amount AS amount
       FROM mlm_payout_runs r LEFT JOIN mlm_payout_batches b ON b.id = r.batch_id
      WHERE r.outcome IN ('created', 'skipped')
        AND (COALESCE(r.done_key, '') <> r.run_key OR (r.outcome = 'created') <> (COALESCE(b.run_id, 0) = r.id))
      UNION ALL
     SELECT d.run_key, MIN(d.outcome), MIN(d.done_key), MAX(d.batch_id), CAST(NULL AS DECIMAL(15,2))
       FROM mlm_payout_runs d WHERE d.outcome IN ('created', 'skipped') GROUP BY d.run_key HAVING COUNT(*) > 1
      UNION ALL
     SELECT '', 'none', '', m.id, m.total_amount
       FROM mlm_payout_batches m
      WHERE m.run_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mlm_payout_runs o WHERE o.id = m.run_id AND o.batch_id = m.id)`,
    ['runKey', 'outcome', 'doneKey', 'batchId', 'amount'],
    'f.runKey, f.batchId',
  );

/** A link as it was hashed: the JSON array of auditEventHash in the domain. */
const LINK = `CONCAT('[', JSON_QUOTE(e.prev_hash), ',', JSON_QUOTE(e.stream), ',', e.seq, ',', JSON_QUOTE(e.actor), ',',
              JSON_QUOTE(e.action), ',"', e.occurred_at, '",', JSON_QUOTE(e.detail), ']')`;

/** A note as the detail of its event holds it: detailWithHash of the domain. */
const NOTE_HASH = `CONCAT('"', n.field, '":{"sha256":"', CONVERT(SHA2(CONCAT(n.salt, n.note), 256) USING ascii), '"}')`;

/**
 * The first event of each stream that does not follow from the one before, heads that are not the last event, and events
 * beside which other words lie than they were recorded with.
 */
export const listBrokenChains = (): Read<Listed> =>
  listed(
    `SELECT w.stream, MIN(w.seq) AS seq, CAST(NULL AS DECIMAL(15,2)) AS amount
       FROM (SELECT c.stream, c.seq
               FROM (SELECT e.stream, e.seq, e.prev_hash, e.hash, CONVERT(SHA2(${LINK}, 256) USING ascii) COLLATE ascii_bin AS recomputed,
                            ROW_NUMBER() OVER (PARTITION BY e.stream ORDER BY e.seq) AS place,
                            LAG(e.hash) OVER (PARTITION BY e.stream ORDER BY e.seq) AS hashBefore
                       FROM mlm_payout_events e) c
               LEFT JOIN mlm_payout_streams s ON s.stream = c.stream
              WHERE c.seq <> c.place OR c.prev_hash <> COALESCE(c.hashBefore, :noHash) OR c.hash <> c.recomputed
                 OR s.stream IS NULL OR c.seq > s.seq OR (c.seq = s.seq AND c.hash <> s.hash)
              UNION ALL
             SELECT h.stream, h.seq FROM mlm_payout_streams h
              WHERE h.seq > 0
                AND NOT EXISTS (SELECT 1 FROM mlm_payout_events t WHERE t.stream = h.stream AND t.seq = h.seq)
              UNION ALL
             SELECT n.stream, n.seq FROM mlm_payout_notes n
               LEFT JOIN mlm_payout_events x ON x.stream = n.stream AND x.seq = n.seq
              WHERE x.id IS NULL OR (NOT ${ERASED_ON_RECORD} AND COALESCE(LOCATE(${NOTE_HASH}, x.detail), 0) = 0)) w
      GROUP BY w.stream`,
    ['stream', 'seq', 'amount'],
    'f.stream',
    { noHash: EMPTY_STREAM.hash },
  );
