const TABLE_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** What the old script's schema added; nothing in it keeps a commission out of a second batch. */
export const phaseFiveTables = (userId: string): string[] => [
  `CREATE TABLE mlm_payout_batches (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
     batch_reference VARCHAR(40) NOT NULL, processed_by_user_id ${userId} NULL, approved_by_user_id ${userId} NULL,
     status ENUM('draft','pending_approval','processing','completed','cancelled') NOT NULL DEFAULT 'draft',
     total_amount DECIMAL(15,2) NOT NULL DEFAULT 0.00, total_records INT UNSIGNED NOT NULL DEFAULT 0,
     required_approvals TINYINT UNSIGNED NOT NULL DEFAULT 1, approval_count TINYINT UNSIGNED NOT NULL DEFAULT 0,
     approved_at TIMESTAMP NULL DEFAULT NULL, processed_at TIMESTAMP NULL DEFAULT NULL,
     disbursement_reference VARCHAR(100) NULL, processed_notes TEXT NULL,
     created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
     UNIQUE KEY batch_reference (batch_reference), KEY idx_payout_batch_status (status),
     KEY idx_payout_batch_approved_by (approved_by_user_id),
     CONSTRAINT fk_payout_batch_processor FOREIGN KEY (processed_by_user_id) REFERENCES users (id),
     CONSTRAINT fk_payout_batch_approver FOREIGN KEY (approved_by_user_id) REFERENCES users (id)) ${TABLE_OPTIONS}`,
  `CREATE TABLE mlm_payout_batch_items (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
     batch_id BIGINT UNSIGNED NOT NULL, commission_id BIGINT UNSIGNED NOT NULL, beneficiary_user_id ${userId} NOT NULL,
     amount DECIMAL(15,2) NOT NULL, status ENUM('pending','approved','paid','failed') NOT NULL DEFAULT 'pending',
     notes TEXT NULL, created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
     updated_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP,
     KEY idx_payout_item_batch (batch_id), KEY idx_payout_item_commission (commission_id),
     CONSTRAINT fk_payout_item_batch FOREIGN KEY (batch_id) REFERENCES mlm_payout_batches (id) ON DELETE CASCADE,
     CONSTRAINT fk_payout_item_commission FOREIGN KEY (commission_id) REFERENCES mlm_commission_ledger (id)
       ON DELETE CASCADE) ${TABLE_OPTIONS}`,
  `CREATE TABLE mlm_payout_batch_approvals (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
     batch_id BIGINT UNSIGNED NOT NULL, approver_user_id ${userId} NOT NULL,
     status ENUM('pending','approved','rejected') NOT NULL DEFAULT 'pending', notes TEXT NULL,
     created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
     updated_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP,
     UNIQUE KEY uniq_batch_approver (batch_id, approver_user_id),
     CONSTRAINT fk_payout_approval_batch FOREIGN KEY (batch_id) REFERENCES mlm_payout_batches (id),
     CONSTRAINT fk_payout_approval_user FOREIGN KEY (approver_user_id) REFERENCES users (id)) ${TABLE_OPTIONS}`,
];
