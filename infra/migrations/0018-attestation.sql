-- A database restored from a backup lacks what was recorded since; what of it people have said is lost stands here, and stops nothing any more.

CREATE TABLE IF NOT EXISTS mlm_payout_lost_events (
  stream VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq INT UNSIGNED NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  action VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  offer_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (stream, seq, hash)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Of a batch made again after a restore, or of which something is lost: until finance says what the bank did, its commissions wait.
-- unless column mlm_payout_batches.restored_at
ALTER TABLE mlm_payout_batches
  ADD COLUMN restored_at DATETIME(6) NULL,
  ALGORITHM=INSTANT;

ALTER TABLE mlm_payout_offers
  MODIFY COLUMN kind ENUM('entitlement', 'settings', 'restore') NOT NULL,
  ALGORITHM=INSTANT;
