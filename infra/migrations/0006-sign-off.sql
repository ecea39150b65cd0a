-- What sign-off remembers: when a batch was made, to the microsecond; how far it is settled; answers to repeat; who asked for a run.

-- unless column mlm_payout_batches.made_at
ALTER TABLE mlm_payout_batches
  ADD COLUMN made_at DATETIME(6) NULL,
  ADD COLUMN settled_through INT UNSIGNED NULL,
  ADD COLUMN settling_seen_at DATETIME(6) NULL,
  ALGORITHM=INSTANT;

-- unless index mlm_payout_batches.idx_batch_settling
ALTER TABLE mlm_payout_batches
  ADD KEY idx_batch_settling (settling_since),
  ALGORITHM=INPLACE, LOCK=NONE;

CREATE TABLE IF NOT EXISTS mlm_payout_idempotency (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT UNSIGNED NOT NULL,
  route VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  idem_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status_code SMALLINT UNSIGNED NOT NULL,
  answer MEDIUMTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY uq_idempotency (user_id, route, idem_key),
  KEY idx_idempotency_created (created_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Who asked for a run through the API: what a direct invoke says of itself proves nothing, a row here does.
CREATE TABLE IF NOT EXISTS mlm_payout_run_requests (
  run_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  user_id BIGINT UNSIGNED NOT NULL,
  request TEXT NOT NULL,
  requested_at DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
