-- Files that people asked for: of what, how far they are, and where they lie until they go after a week.

CREATE TABLE IF NOT EXISTS mlm_payout_exports (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  user_id BIGINT UNSIGNED NOT NULL,
  request TEXT NOT NULL,
  request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state ENUM('waiting','writing','ready','failed') NOT NULL DEFAULT 'waiting',
  requested_at DATETIME(6) NOT NULL,
  touched_at DATETIME(6) NOT NULL,
  rows_done INT UNSIGNED NOT NULL DEFAULT 0,
  rows_total INT UNSIGNED NULL,
  file_name VARCHAR(190) NULL,
  object_key VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  bytes BIGINT UNSIGNED NULL,
  sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  problem TEXT NULL,
  KEY idx_export_requested (requested_at),
  KEY idx_export_user (user_id, request_hash, requested_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
