-- What the payout run remembers. No foreign key leads to users: the host's id may be INT or BIGINT, and such a key would fail.

CREATE TABLE IF NOT EXISTS mlm_payout_locks (
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT IGNORE INTO mlm_payout_locks (name) VALUES ('run');

CREATE TABLE IF NOT EXISTS mlm_payout_runs (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  attempt_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  run_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  done_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NULL,
  trigger_kind ENUM('schedule', 'manual') NOT NULL,
  scheduled_at DATETIME NULL,
  requested_by_text VARCHAR(190) NULL,
  request TEXT NOT NULL,
  outcome ENUM('running', 'created', 'skipped', 'already_recorded', 'failed') NOT NULL,
  reason VARCHAR(40) NULL,
  batch_id BIGINT UNSIGNED NULL,
  result TEXT NULL,
  error_type VARCHAR(40) NULL,
  error TEXT NULL,
  started_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  UNIQUE KEY uq_run_attempt (attempt_id),
  UNIQUE KEY uq_run_done_key (done_key),
  KEY idx_run_key (run_key),
  KEY idx_run_scheduled (trigger_kind, outcome, scheduled_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS mlm_payout_batches (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  batch_reference VARCHAR(40) NOT NULL,
  processed_by_user_id BIGINT UNSIGNED NULL,
  approved_by_user_id BIGINT UNSIGNED NULL,
  status ENUM('draft', 'pending_approval', 'processing', 'completed', 'cancelled') NOT NULL DEFAULT 'draft',
  total_amount DECIMAL(15,2) NOT NULL DEFAULT 0,
  total_records INT UNSIGNED NOT NULL DEFAULT 0,
  required_approvals TINYINT UNSIGNED NOT NULL DEFAULT 1,
  required_approvals_setting TINYINT UNSIGNED NULL,
  approval_count TINYINT UNSIGNED NOT NULL DEFAULT 0,
  approved_at TIMESTAMP NULL,
  processed_at TIMESTAMP NULL,
  disbursement_reference VARCHAR(100) NULL,
  processed_notes TEXT NULL,
  content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  run_id BIGINT UNSIGNED NULL,
  requested_by_user_id BIGINT UNSIGNED NULL,
  requested_by_text VARCHAR(190) NULL,
  window_from DATETIME NULL,
  window_to DATETIME NULL,
  expires_at DATETIME(6) NULL,
  paid_amount DECIMAL(15,2) NULL,
  settling_since DATETIME(6) NULL,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY uq_batch_reference (batch_reference),
  KEY idx_batch_status (status),
  KEY idx_batch_approved_by (approved_by_user_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- as mlm_commission_ledger.id: commission_id
CREATE TABLE IF NOT EXISTS mlm_payout_batch_items (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  batch_id BIGINT UNSIGNED NOT NULL,
  item_no INT UNSIGNED NOT NULL,
  commission_id BIGINT UNSIGNED NOT NULL,
  beneficiary_user_id BIGINT UNSIGNED NOT NULL,
  amount DECIMAL(15,2) NOT NULL,
  status ENUM('pending', 'approved', 'paid', 'failed', 'released') NOT NULL DEFAULT 'pending',
  live_commission_id BIGINT UNSIGNED NULL,
  notes TEXT NULL,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP,
  UNIQUE KEY uq_item_no (batch_id, item_no),
  UNIQUE KEY uq_item_live_commission (live_commission_id),
  KEY idx_item_commission (commission_id),
  CONSTRAINT fk_item_batch FOREIGN KEY (batch_id) REFERENCES mlm_payout_batches (id) ON DELETE RESTRICT,
  CONSTRAINT fk_item_commission FOREIGN KEY (commission_id) REFERENCES mlm_commission_ledger (id) ON DELETE RESTRICT,
  CONSTRAINT ck_item_live_commission CHECK (live_commission_id IS NULL OR live_commission_id = commission_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS mlm_payout_batch_approvals (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  batch_id BIGINT UNSIGNED NOT NULL,
  approver_user_id BIGINT UNSIGNED NOT NULL,
  status ENUM('pending', 'approved', 'rejected') NOT NULL DEFAULT 'pending',
  notes TEXT NULL,
  content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP,
  UNIQUE KEY uq_approval (batch_id, approver_user_id),
  CONSTRAINT fk_approval_batch FOREIGN KEY (batch_id) REFERENCES mlm_payout_batches (id) ON DELETE RESTRICT
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS mlm_payout_streams (
  stream VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  seq INT UNSIGNED NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS mlm_payout_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  stream VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq INT UNSIGNED NOT NULL,
  actor VARCHAR(190) NOT NULL,
  action VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail TEXT NOT NULL,
  occurred_at BIGINT NOT NULL,
  prev_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  UNIQUE KEY uq_event (stream, seq)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
