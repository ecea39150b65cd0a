-- What is dear to find out of a batch before one decides on it: computed by the first who asks, and kept for the others.

-- No foreign key leads to the batch: a row that is kept would lock it.
CREATE TABLE IF NOT EXISTS mlm_payout_batch_summaries (
  batch_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  summary TEXT NULL,
  computed_at DATETIME(6) NULL,
  asked_at DATETIME(6) NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
