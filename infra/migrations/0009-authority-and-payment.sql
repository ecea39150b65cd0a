-- What lets go is due, what is held, what a batch's terms are and who was entitled; and how a payment is begun, recorded and returned.

-- hash_rule 1: made before its terms were in the hash. payer_may_approve NULL: made before that was asked, so it was allowed.
-- unless column mlm_payout_batches.hash_rule
ALTER TABLE mlm_payout_batches
  ADD COLUMN hash_rule TINYINT UNSIGNED NOT NULL DEFAULT 1,
  ADD COLUMN payer_may_approve TINYINT UNSIGNED NULL,
  ADD COLUMN tier_amount DECIMAL(20,2) NULL,
  ADD COLUMN may_approve_count INT UNSIGNED NULL,
  ADD COLUMN paid_approvers TEXT NULL,
  ADD COLUMN settling_what ENUM('release', 'pay', 'record', 'return') NULL,
  ADD COLUMN payment_begun_at DATETIME(6) NULL,
  ADD COLUMN returned_amount DECIMAL(15,2) NULL,
  ADD COLUMN late_dropped_amount DECIMAL(15,2) NULL,
  ALGORITHM=INSTANT;

-- unless column mlm_payout_batch_items.due_commission_id
ALTER TABLE mlm_payout_batch_items
  MODIFY COLUMN status ENUM('pending', 'approved', 'paid', 'failed', 'released', 'dropped', 'returned') NOT NULL DEFAULT 'pending',
  ADD COLUMN due_commission_id BIGINT UNSIGNED NULL,
  ADD COLUMN mark ENUM('left_out', 'failed') NULL,
  ADD COLUMN dropped TINYINT UNSIGNED NOT NULL DEFAULT 0,
  ALGORITHM=INSTANT;

-- unless index mlm_payout_batch_items.uq_item_due_commission
ALTER TABLE mlm_payout_batch_items
  ADD UNIQUE KEY uq_item_due_commission (due_commission_id),
  ALGORITHM=INPLACE, LOCK=NONE;

-- unless column mlm_payout_events.subject_key
ALTER TABLE mlm_payout_events
  ADD COLUMN subject_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ALGORITHM=INSTANT;

-- unless index mlm_payout_events.idx_event_subject
ALTER TABLE mlm_payout_events
  ADD KEY idx_event_subject (subject_key, seq),
  ALGORITHM=INPLACE, LOCK=NONE;

UPDATE mlm_payout_events
   SET subject_key = SHA2(CONCAT(JSON_UNQUOTE(JSON_EXTRACT(detail, '$.issuer')), CHAR(10), JSON_UNQUOTE(JSON_EXTRACT(detail, '$.subject'))), 256)
 WHERE stream = 'approvers' AND subject_key IS NULL AND JSON_VALID(detail);

-- One open hold at most of a person, or of a commission by each kind: open_key is NULL once it is lifted.
CREATE TABLE IF NOT EXISTS mlm_payout_holds (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind ENUM('person', 'commission', 'payment') NOT NULL,
  user_id BIGINT UNSIGNED NULL,
  commission_id BIGINT UNSIGNED NULL,
  open_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  reason VARCHAR(500) NOT NULL,
  held_by VARCHAR(190) NOT NULL,
  held_at DATETIME(6) NOT NULL,
  until_at DATETIME(6) NULL,
  lifted_by VARCHAR(190) NULL,
  lifted_at DATETIME(6) NULL,
  lifted_reason VARCHAR(500) NULL,
  UNIQUE KEY uq_hold_open (open_key),
  KEY idx_hold_user (user_id),
  KEY idx_hold_commission (commission_id),
  CONSTRAINT ck_hold_subject CHECK ((kind = 'person') = (user_id IS NOT NULL) AND (kind = 'person') = (commission_id IS NULL))
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
