/** The columns and keys that claims and payments touch, as the migrations make them; in the scratch schema. */
export const PAYOUT_TABLES = [
  `CREATE TABLE IF NOT EXISTS mlm_commission_ledger (
     id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, beneficiary_user_id BIGINT UNSIGNED NOT NULL,
     amount DECIMAL(15,2) NOT NULL, status ENUM('pending', 'approved', 'paid', 'cancelled') NOT NULL,
     payout_batch_id BIGINT UNSIGNED NULL, created_at TIMESTAMP NOT NULL,
     KEY idx_payout_claim (status, payout_batch_id, created_at, id)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS mlm_payout_batch_items (
     id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, batch_id BIGINT UNSIGNED NOT NULL,
     item_no INT UNSIGNED NOT NULL, commission_id BIGINT UNSIGNED NOT NULL,
     beneficiary_user_id BIGINT UNSIGNED NOT NULL, amount DECIMAL(15,2) NOT NULL,
     status ENUM('pending', 'approved', 'paid', 'failed', 'released', 'dropped', 'returned') NOT NULL DEFAULT 'pending',
     mark ENUM('left_out', 'failed') NULL, dropped TINYINT NOT NULL DEFAULT 0, notes TEXT NULL, live_commission_id BIGINT UNSIGNED NULL, due_commission_id BIGINT UNSIGNED NULL,
     UNIQUE KEY uq_item_no (batch_id, item_no), UNIQUE KEY uq_item_live_commission (live_commission_id),
     UNIQUE KEY uq_item_due_commission (due_commission_id), KEY idx_item_beneficiary (beneficiary_user_id, batch_id, item_no)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS mlm_payout_batches (
     id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, run_id BIGINT UNSIGNED NULL,
     status VARCHAR(20) NULL, restored_at DATETIME(6) NULL) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS mlm_payout_holds (
     id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, kind ENUM('person', 'commission', 'payment') NOT NULL,
     user_id BIGINT UNSIGNED NULL, commission_id BIGINT UNSIGNED NULL,
     open_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
     UNIQUE KEY uq_hold_open (open_key)) ENGINE=InnoDB`,
] as const;
